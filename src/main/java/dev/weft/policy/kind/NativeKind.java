package dev.weft.policy.kind;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.Problem;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.Selector;
import dev.weft.policy.Direction;
import dev.weft.policy.PodSelection;
import dev.weft.policy.PodSelection.HostPods;
import dev.weft.policy.PodSelection.Scope;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.Tier;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A kind that is recognised, watched and shown, but not evaluated yet: what its policies may touch is unknown. A
/// policy touches the pods of its subject where that is a plain label selector, else its namespace, or the cluster.
final class NativeKind implements PolicyKind {
    /// Rules of a plugin's own kinds come before, among and after NetworkPolicies: nothing below them is sure.
    private static final Tier PLUGIN = new Tier("network plugin", 50, Tier.Combination.FIRST_MATCH);

    /// Where the subject stands in the body.
    private enum Shape {
        CILIUM,
        CALICO
    }

    private final ResourceKind resource;
    private final Shape shape;

    private NativeKind(ResourceKind resource, Shape shape) {
        this.resource = resource;
        this.shape = shape;
    }

    static List<PolicyKind> all() {
        return List.of(
                cilium("CiliumNetworkPolicy", "ciliumnetworkpolicies", true),
                cilium("CiliumClusterwideNetworkPolicy", "ciliumclusterwidenetworkpolicies", false),
                calico("crd.projectcalico.org", "v1", "NetworkPolicy", "networkpolicies"),
                calico("crd.projectcalico.org", "v1", "GlobalNetworkPolicy", "globalnetworkpolicies"),
                calico("projectcalico.org", "v3", "NetworkPolicy", "networkpolicies"),
                calico("projectcalico.org", "v3", "GlobalNetworkPolicy", "globalnetworkpolicies"));
    }

    private static NativeKind cilium(String kind, String plural, boolean namespaced) {
        return new NativeKind(new ResourceKind("cilium.io", "v2", kind, plural, namespaced), Shape.CILIUM);
    }

    private static NativeKind calico(String group, String version, String kind, String plural) {
        boolean namespaced = kind.equals("NetworkPolicy");
        return new NativeKind(new ResourceKind(group, version, kind, plural, namespaced), Shape.CALICO);
    }

    @Override
    public ResourceKind resource() {
        return resource;
    }

    @Override
    public Reach reach() {
        return new Reach(resource(), PLUGIN, HostPods.LEFT_OPEN);
    }

    @Override
    public Compiled compile(Manifest manifest) {
        if (mirrorsNetworkPolicy(manifest)) {
            return new Compiled(Optional.empty(), List.of());
        }
        var why = Problem.warning(
                Problem.Place.of(manifest, "spec"),
                resource.kind() + " of " + resource.group() + " is not evaluated yet, what it may touch is unknown",
                "check traffic of the pods it selects in the cluster itself");
        var policy = Unevaluated.policy(
                manifest, PLUGIN, 0, subject(manifest), EnumSet.allOf(Direction.class), why);
        return new Compiled(Optional.of(policy), List.of(why));
    }

    /// Calico's API server lists every NetworkPolicy once more under its own kind.
    /// Source: libcalico-go, `K8sNetworkPolicyNamePrefix`.
    private boolean mirrorsNetworkPolicy(Manifest manifest) {
        return shape == Shape.CALICO && manifest.ref().name().startsWith("knp.default.");
    }

    private PodSelection subject(Manifest manifest) {
        var spec = new SpecReader(manifest).field("spec");
        return switch (shape) {
            case CILIUM -> new PodSelection(scope(manifest), ciliumSelector(spec));
            case CALICO -> new PodSelection(scope(manifest), plain(spec.field("podSelector")));
        };
    }

    private Scope scope(Manifest manifest) {
        return resource.namespaced()
                ? new Scope.Own(manifest.ref().namespace())
                : new Scope.Matching(Selector.EVERYTHING);
    }

    /// Keys with a source prefix or a reserved meaning are Cilium's own: then the subject is no plain selector.
    private static Selector ciliumSelector(SpecReader.Field spec) {
        var selector = plain(spec.field("endpointSelector"));
        boolean own = selector.requirements().stream()
                .map(Selector.Requirement::key)
                .anyMatch(key -> key.startsWith("io.kubernetes.") || key.startsWith("io.cilium.")
                        || key.startsWith("reserved"));
        return own ? Selector.EVERYTHING : selector;
    }

    /// Everything, unless the field is a label selector without fault.
    private static Selector plain(SpecReader.Field field) {
        return field.value() instanceof Map<?, ?>
                ? SelectorReader.read(field).orElse(Selector.EVERYTHING, Selector.EVERYTHING)
                : Selector.EVERYTHING;
    }
}
