package dev.weft.whatif;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.net.IpSet;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Party;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Reachability;
import dev.weft.policy.ReachabilityDiff;
import dev.weft.policy.ReachabilityDiff.PairChange;
import dev.weft.policy.ReachabilityEngine;
import dev.weft.policy.WorkloadReachability;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a change of several policies costs while only some of them are written: a cluster enforces the mixture.
///
/// Between workloads, as everywhere in Weft: traffic that not all replicas share is not counted. Traffic that is
/// unknown on either side is neither cut nor opened.
///
/// Threads: confined to one, as engine and compiler are.
/// Cost: one evaluation and two differences for each mixture.
public final class Interim {
    private final ReachabilityEngine engine;
    private final PolicyCompiler compiler;
    private final ClusterSnapshot snapshot;
    private final WorkloadReachability before;
    private final WorkloadReachability after;

    /// Pairs of workloads (or of one and a set of addresses) with traffic that is allowed before and after and `cut`
    /// meanwhile, and pairs with traffic that is denied before and after and `opened` meanwhile.
    public record Cost(int cut, int opened) {}

    /// One end inside is named by its id; an outside end, by its addresses: both differences cut those as they must.
    private record Pair(String source, String destination) {}

    private record Piece(IpSet from, IpSet to, TrafficSet traffic) {
        boolean meets(Piece other) {
            return !traffic.intersect(other.traffic).isEmpty()
                    && meet(from, other.from)
                    && meet(to, other.to);
        }

        private static boolean meet(IpSet one, IpSet other) {
            return (one.isEmpty() && other.isEmpty()) || !one.intersect(other).isEmpty();
        }
    }

    /// `put` and `removed` are the whole change.
    public Interim(
            ReachabilityEngine engine,
            PolicyCompiler compiler,
            ClusterSnapshot snapshot,
            List<Manifest> put,
            List<ObjectRef> removed) {
        this.engine = engine;
        this.compiler = compiler;
        this.snapshot = snapshot;
        this.before = WorkloadReachability.ofWorkloads(evaluate(snapshot));
        this.after = before.followedBy(evaluate(snapshot.with(put, removed)));
    }

    private Reachability evaluate(ClusterSnapshot cluster) {
        return engine.evaluate(cluster, compiler.compile(cluster));
    }

    /// While only these are done.
    public Cost of(List<Manifest> put, List<ObjectRef> removed) {
        var now = before.followedBy(evaluate(snapshot.with(put, removed)));
        var since = ReachabilityDiff.between(before, now).changes();
        var still = ReachabilityDiff.between(after, now).changes();
        return new Cost(common(since, still, PairChange::lost), common(since, still, PairChange::gained));
    }

    /// On how many pairs do both differences lose (or gain) some traffic in common?
    private static int common(
            List<PairChange> one, List<PairChange> other, Function<PairChange, TrafficSet> traffic) {
        var first = pieces(one, traffic);
        int count = 0;
        for (var entry : pieces(other, traffic).entrySet()) {
            var known = first.getOrDefault(entry.getKey(), List.of());
            if (known.stream().anyMatch(piece -> entry.getValue().stream().anyMatch(piece::meets))) {
                count++;
            }
        }
        return count;
    }

    private static Map<Pair, List<Piece>> pieces(
            List<PairChange> changes, Function<PairChange, TrafficSet> traffic) {
        var pieces = new HashMap<Pair, List<Piece>>();
        for (var change : changes) {
            var part = traffic.apply(change);
            if (!part.isEmpty()) {
                pieces.computeIfAbsent(
                                new Pair(name(change.source()), name(change.destination())), _ -> new ArrayList<>())
                        .add(new Piece(addresses(change.source()), addresses(change.destination()), part));
            }
        }
        return pieces;
    }

    private static String name(Party party) {
        return party instanceof Party.Group(var ref, _) ? ref.id() : "";
    }

    private static IpSet addresses(Party party) {
        return party instanceof Party.Outside(var addresses) ? addresses : IpSet.NONE;
    }
}
