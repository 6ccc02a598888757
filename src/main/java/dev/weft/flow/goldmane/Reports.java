package dev.weft.flow.goldmane;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.FlowCounts;
import dev.weft.flow.FlowFacts.Staged;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.wire.goldmane.Action;
import dev.weft.flow.wire.goldmane.Flow;
import dev.weft.flow.wire.goldmane.Reporter;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What one end reports of one edge with one action in one bucket: the sum of its reports, as they may differ in the
/// Service that was asked.
///
/// Threads: confined to one.
final class Reports {
    private final boolean source;
    private FlowCounts counts = FlowCounts.NONE;
    private final Set<ObjectRef> allowedBy = new TreeSet<>();
    private final Set<ObjectRef> deniedBy = new TreeSet<>();
    private Optional<ObjectRef> service = Optional.empty();
    private Optional<Staged> staged = Optional.empty();

    /// `source`: are they the source's?
    Reports(boolean source) {
        this.source = source;
    }

    static boolean bySource(Flow flow) {
        return flow.getKey().getReporter() == Reporter.Src;
    }

    void add(Flow flow) {
        counts = counts.plus(countsOf(flow));
        var key = flow.getKey();
        var trace = key.getPolicies();
        allowedBy.addAll(PolicyTraces.named(trace.getEnforcedPoliciesList(), Action.Allow));
        deniedBy.addAll(PolicyTraces.named(trace.getEnforcedPoliciesList(), Action.Deny));
        staged = stagedOf(flow).or(() -> staged);
        if (service.isEmpty() && !key.getDestServiceName().isEmpty() && !key.getDestServiceName().equals("-")) {
            service = Optional.of(ObjectRef.ofService(key.getDestServiceNamespace(), key.getDestServiceName()));
        }
    }

    /// `out` is what the reporter sent: from the destination's point of view, that went to the source.
    private FlowCounts countsOf(Flow flow) {
        long packets = flow.getPacketsIn() + flow.getPacketsOut();
        return FlowCounts.events(Math.max(1, packets))
                .withConnections(flow.getNumConnectionsStarted())
                .withBytes(
                        source ? flow.getBytesOut() : flow.getBytesIn(),
                        source ? flow.getBytesIn() : flow.getBytesOut());
    }

    /// Where the two traces are the same nothing is staged.
    private static Optional<Staged> stagedOf(Flow flow) {
        var trace = flow.getKey().getPolicies();
        var pending = trace.getPendingPoliciesList();
        if (pending.equals(trace.getEnforcedPoliciesList())) {
            return Optional.empty();
        }
        return PolicyTraces.decision(pending).map(action -> new Staged(
                action == Action.Allow ? FlowVerdict.FORWARDED : FlowVerdict.DROPPED,
                PolicyTraces.named(pending, action)));
    }

    FlowCounts counts() {
        return counts;
    }

    Set<ObjectRef> allowedBy() {
        return allowedBy;
    }

    Set<ObjectRef> deniedBy() {
        return deniedBy;
    }

    Optional<ObjectRef> service() {
        return service;
    }

    Optional<Staged> staged() {
        return staged;
    }
}
