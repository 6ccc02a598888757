package dev.weft.policy.row;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Problem;
import dev.weft.policy.Policy;
import dev.weft.policy.PolicyKind.Reach;
import dev.weft.policy.PolicySet;
import dev.weft.policy.classes.UnreadKinds;
import dev.weft.policy.classes.UnreadKinds.Unread;
import java.util.ArrayList;
import java.util.List;

/// The policies that nobody could read, and for each such kind one that stands in for them: in its own tier, for every
/// pod that they may select, with any effect. So a kind hides what its policies could decide and nothing else: what an
/// earlier tier decides stays known.
///
/// Policies of such a kind that are known all the same, from an earlier or a partial reading, are not asked: others may
/// have come, and they may be gone.
///
/// Threads: any.
final class Hidden {
    private final List<Unread> unread;
    private final List<Policy> standIns;

    Hidden(ClusterSnapshot snapshot, List<Reach> kinds) {
        this.unread = UnreadKinds.of(snapshot, kinds);
        this.standIns = unread.stream().map(Unread::standIn).toList();
    }

    /// Those of `policies` that are asked, with the stand-ins, in the order of [PolicySet].
    List<Policy> asked(List<Policy> policies) {
        if (unread.isEmpty()) {
            return policies;
        }
        var asked = new ArrayList<>(standIns);
        policies.stream().filter(policy -> !hides(policy)).forEach(asked::add);
        asked.sort(PolicySet.ORDER);
        return List.copyOf(asked);
    }

    boolean hides(Policy policy) {
        return !unread.isEmpty() && unread.stream().anyMatch(kind -> kind.holds(policy.ref()));
    }

    @SuppressWarnings("ReferenceEquality") // made here, once
    boolean isStandIn(Policy policy) {
        return standIns.stream().anyMatch(one -> one == policy);
    }

    List<Problem> problems() {
        return unread.stream().map(Unread::why).toList();
    }
}
