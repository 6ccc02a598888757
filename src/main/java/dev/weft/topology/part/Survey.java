package dev.weft.topology.part;

import dev.weft.cluster.ObjectRef;
import dev.weft.policy.Endpoint;
import dev.weft.policy.WorkloadReachability;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyRequest;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What several contributors look at, made once for a reachability: the workloads as ends, how they are named, and what
/// they exchange with addresses outside. After a small change it is made from what it was, and says how ([Step]).
///
/// Threads: confined to the analysis thread.
final class Survey {
    /// How ends came from those before them, which are numbered alike: all but the `touched` are treated alike and
    /// chosen by the same rules.
    record Step(WorkloadReachability from, Ends before, BitSet touched) {
        /// Does it lead from `earlier`, and touch nobody?
        @SuppressWarnings("ReferenceEquality") // as below
        boolean isIdle(TopologyRequest earlier) {
            return from == earlier.reachability() && touched.isEmpty();
        }
    }

    private record Made(WorkloadReachability reachability, Ends ends, OutsideReach outside, Optional<Step> step) {
        @SuppressWarnings("ReferenceEquality") // the analyzer hands over the same object while no policy or pod changed
        boolean serves(TopologyRequest request) {
            return reachability == request.reachability();
        }
    }

    private @Nullable Made last;
    /// Workloads by the one object that names each in the whole graph: what is the same object is compared at once.
    private final Map<ObjectRef, NodeId> names = new HashMap<>();

    Ends ends(TopologyRequest request) {
        return made(request).ends;
    }

    OutsideReach outside(TopologyRequest request) {
        return made(request).outside;
    }

    NodeId name(ObjectRef workload) {
        return names.computeIfAbsent(workload, NodeId::ofWorkload);
    }

    /// Empty when the ends were made from nothing.
    Optional<Step> step(TopologyRequest request) {
        return made(request).step;
    }

    private Made made(TopologyRequest request) {
        var known = last;
        if (known != null && known.serves(request)) {
            return known;
        }
        var made = Optional.ofNullable(known)
                .flatMap(before -> followed(before, request))
                .orElseGet(() -> whole(request));
        last = made;
        return made;
    }

    private Made whole(TopologyRequest request) {
        names.clear();
        var ends = new Ends(request);
        return new Made(
                request.reachability(), ends, new OutsideReach(request.reachability(), ends), Optional.empty());
    }

    private static Optional<Made> followed(Made before, TopologyRequest request) {
        return request.reachability().touchedSince(before.reachability).map(touched -> {
            var ends = before.ends.followedBy(request, touched);
            for (int i = 0; i < ends.all().size(); i++) {
                if (isInDoubt(before.ends.all().get(i), ends.all().get(i))) {
                    touched.set(i);
                }
            }
            var outside = before.outside.followedBy(request.reachability(), ends, touched);
            var step = new Step(before.reachability, before.ends, touched);
            return new Made(request.reachability(), ends, outside, Optional.of(step));
        });
    }

    /// Members changed, and some of them are chosen as candidates by more than what policies see of them.
    @SuppressWarnings("ReferenceEquality") // an end that did not change is the same object
    private static boolean isInDoubt(Ends.End before, Ends.End now) {
        return before != now
                && Stream.concat(before.group().members().stream(), now.group().members().stream())
                        .anyMatch(member -> !(member instanceof Endpoint.OfPod(var pod))
                                || pod.finished()
                                || pod.network().host()
                                || pod.network().addresses().isEmpty());
    }
}
