package dev.weft.whatif.mistake;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.Namespace;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Origin;
import dev.weft.cluster.Pod;
import dev.weft.cluster.ResourceKind;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Peer;
import dev.weft.policy.PodSelection;
import dev.weft.policy.Reachability;
import dev.weft.whatif.editing.Part;
import dev.weft.yaml.ManifestYaml;
import dev.weft.yaml.YamlPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The policy that the other side of a rule needs: it allows there what the rule allows here, no more. Offered only
/// where each of those pods is isolated in that direction already, so that it cuts off nothing.
record OtherSide(Typed typed, Manifest mine, Reachability after) {
    /// A peer that picks pods of more namespaces than that would need too many policies.
    private static final int MOST = 3;

    /// One policy for each namespace of the pods that the peer at `path`, such as `spec.ingress[0].from[1]`, means.
    List<Mistake.Fix> of(YamlPath path) {
        var item = typed.outline().at(path);
        if (path.steps().size() != 5 || item.isEmpty() || !typed.peers().isNetworkPolicy()
                || !(typed.peers().peer(item.get()).orElse(null) instanceof Peer.Pods(var selection))) {
            return List.of();
        }
        boolean ingress = path.first(2).name().orElse("").equals("ingress");
        var pods = pods(selection);
        var homes = new TreeSet<String>();
        pods.forEach(pod -> homes.add(pod.namespace()));
        boolean isolated = pods.stream().map(pod -> after.isolation(new Endpoint.OfPod(pod)))
                .allMatch(isolation -> ingress ? isolation.egress() : isolation.ingress());
        return homes.size() > MOST || pods.isEmpty() || !isolated
                ? List.of()
                : homes.stream().map(home -> fix(home, item.get(), path, ingress)).toList();
    }

    private List<Pod> pods(PodSelection selection) {
        return typed.words().snapshot().pods().stream()
                .filter(pod -> !pod.finished() && !pod.network().host())
                .filter(pod -> selection.pods().matches(pod.labels())
                        && typed.words().isIn(pod.namespace(), selection.namespaces()))
                .toList();
    }

    private Mistake.Fix fix(String home, Part item, YamlPath path, boolean ingress) {
        var rule = path.first(3);
        var peer = new LinkedHashMap<String, Object>();
        if (!home.equals(mine.ref().namespace())) {
            peer.put("namespaceSelector", Map.of(
                    "matchLabels", Map.of(Namespace.NAME_LABEL, mine.ref().namespace())));
        }
        peer.put("podSelector", at(YamlPath.of("spec.podSelector"), Map.of()));
        var allowed = new LinkedHashMap<String, Object>();
        allowed.put(ingress ? "to" : "from", List.of(peer));
        if (at(rule.key("ports"), List.of()) instanceof List<?> ports && !ports.isEmpty()) {
            allowed.put("ports", ports);
        }
        var spec = new LinkedHashMap<String, Object>();
        spec.put("podSelector", at(item.path().key("podSelector"), Map.of()));
        spec.put("policyTypes", List.of(ingress ? "Egress" : "Ingress"));
        spec.put(ingress ? "egress" : "ingress", List.of(allowed));
        var manifest = manifest(home, name(home, ingress), spec);
        return new Mistake.Fix.Another(
                "Allow it in " + home + " too: " + manifest.ref().name(), ManifestYaml.write(manifest), home);
    }

    private String name(String home, boolean ingress) {
        var base = mine.ref().name() + (ingress ? "-callers" : "-targets");
        var names = new ArrayList<String>();
        Stream.of(typed.words().snapshot(), after.snapshot())
                .flatMap(snapshot -> snapshot.manifests().stream())
                .map(Manifest::ref)
                .filter(ref -> ref.namespace().equals(home))
                .map(ObjectRef::name)
                .forEach(names::add);
        var name = base;
        for (int i = 2; names.contains(name); i++) {
            name = base + "-" + i;
        }
        return name;
    }

    private static Manifest manifest(String namespace, String name, Map<String, Object> spec) {
        var ref = ResourceKind.NETWORK_POLICY.ref(namespace, name);
        var body = new LinkedHashMap<String, Object>();
        body.put("apiVersion", ResourceKind.NETWORK_POLICY.apiVersion());
        body.put("kind", ref.kind());
        body.put("metadata", Map.of("name", name, "namespace", namespace));
        body.put("spec", spec);
        return new Manifest(ResourceKind.NETWORK_POLICY, ref, body, Origin.LIVE);
    }

    private Object at(YamlPath path, Object otherwise) {
        @Nullable Object here = mine.body();
        for (var step : path.steps()) {
            here = switch (step) {
                case YamlPath.Step.Key(var name) -> here instanceof Map<?, ?> map ? map.get(name) : null;
                case YamlPath.Step.Item(var index) ->
                    here instanceof List<?> list && index < list.size() ? list.get(index) : null;
            };
        }
        return here == null ? otherwise : here;
    }
}
