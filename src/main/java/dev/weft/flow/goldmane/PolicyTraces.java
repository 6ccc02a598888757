package dev.weft.flow.goldmane;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.flow.wire.goldmane.Action;
import dev.weft.flow.wire.goldmane.PolicyHit;
import dev.weft.flow.wire.goldmane.PolicyKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Which policies a trace names.
///
/// Source: Goldmane's `PolicyHit`: the hits of a trace are in the order in which they were asked, and the last one that
/// does not pass on decides. At the end of a tier `trigger` is the policy that selected the pod and so isolates it. A
/// profile is what lets through where no policy selects: it is no policy.
final class PolicyTraces {
    private static final String CALICO = "projectcalico.org";

    private PolicyTraces() {}

    /// Empty when no hit decides.
    static Optional<Action> decision(List<PolicyHit> hits) {
        return hits.stream()
                .map(PolicyHit::getAction)
                .filter(action -> action == Action.Allow || action == Action.Deny)
                .reduce((_, last) -> last);
    }

    /// The policies behind the hits with that action.
    static Set<ObjectRef> named(List<PolicyHit> hits, Action action) {
        var refs = new TreeSet<ObjectRef>();
        hits.stream().filter(hit -> hit.getAction() == action).forEach(hit -> ref(hit).ifPresent(refs::add));
        return refs;
    }

    private static Optional<ObjectRef> ref(PolicyHit hit) {
        return switch (hit.getKind()) {
            case EndOfTier -> hit.hasTrigger() && hit.getTrigger().getKind() != PolicyKind.EndOfTier
                    ? ref(hit.getTrigger())
                    : Optional.empty();
            case NetworkPolicy -> Optional.of(ResourceKind.NETWORK_POLICY.ref(hit.getNamespace(), hit.getName()));
            case ClusterNetworkPolicy -> Optional.of(
                    new ObjectRef("policy.networking.k8s.io", "ClusterNetworkPolicy", "", hit.getName()));
            case CalicoNetworkPolicy -> calico("NetworkPolicy", hit);
            case GlobalNetworkPolicy -> calico("GlobalNetworkPolicy", hit);
            case StagedNetworkPolicy -> calico("StagedNetworkPolicy", hit);
            case StagedGlobalNetworkPolicy -> calico("StagedGlobalNetworkPolicy", hit);
            case StagedKubernetesNetworkPolicy -> calico("StagedKubernetesNetworkPolicy", hit);
            case Profile, KindUnspecified, UNRECOGNIZED -> Optional.empty();
        };
    }

    private static Optional<ObjectRef> calico(String kind, PolicyHit hit) {
        return Optional.of(new ObjectRef(CALICO, kind, hit.getNamespace(), hit.getName()));
    }
}
