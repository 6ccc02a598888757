package dev.weft.policy;

import dev.weft.net.TrafficSet;
import java.util.List;

/// What a change of policy changes between workloads, each pair once, sorted by source id, then destination id.
/// Parties that exist on one side only are compared with "nothing reachable".
public record ReachabilityDiff(List<PairChange> changes) {
    /// One pair whose cell changed. Parties are named by id ([Party#id]) as before and after hold different objects.
    public record PairChange(Party source, Party destination, Cell before, Cell after) {
        /// Traffic that is surely allowed after and was not surely allowed before.
        public TrafficSet gained() {
            return after.allowed().minus(before.allowed());
        }

        /// Traffic that was surely allowed before and is surely not any more.
        public TrafficSet lost() {
            return before.allowed().minus(after.allowed());
        }
    }

    public ReachabilityDiff {
        changes = List.copyOf(changes);
    }

    public static ReachabilityDiff between(WorkloadReachability before, WorkloadReachability after) {
        throw new UnsupportedOperationException("to be written" + before + after);
    }
}
