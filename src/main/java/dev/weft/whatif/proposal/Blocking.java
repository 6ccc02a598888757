package dev.weft.whatif.proposal;

import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Explanation.Half;
import dev.weft.policy.Reachability;
import dev.weft.policy.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What keeps some traffic from passing between two groups of ends: the traffic that is denied between some of them,
/// that which is unknown, and of each side that denies one example.
record Blocking(TrafficSet denied, TrafficSet unknown, Map<Direction, Half> halves) {
    /// So many ranges of ports are each asked about.
    private static final int MOST_ASKED = 8;

    Blocking {
        halves = Map.copyOf(halves);
    }

    boolean blocks(Direction direction) {
        return halves.containsKey(direction);
    }

    /// Cost: a look-up for each two kinds of ends, and explanations until both sides are known to deny.
    static Blocking of(
            Reachability reachability, List<Endpoint> sources, List<Endpoint> targets, TrafficSet traffic) {
        var denied = TrafficSet.NONE;
        var unknown = TrafficSet.NONE;
        var halves = new EnumMap<Direction, Half>(Direction.class);
        var from = reachability.kinds(reachability.crowd(sources));
        var to = reachability.kinds(reachability.crowd(targets));
        for (var source : from) {
            for (var target : to) {
                var pair = pair(source, target);
                if (pair.isPresent()) {
                    var cell = reachability.cell(pair.get().source(), pair.get().target());
                    var missing = traffic.minus(cell.allowed()).minus(cell.unknown());
                    explain(reachability, pair.get(), missing, halves);
                    denied = denied.union(missing);
                    unknown = unknown.union(traffic.intersect(cell.unknown()));
                }
            }
        }
        return new Blocking(denied, unknown, halves);
    }

    record Pair(Endpoint source, Endpoint target) {}

    /// One of each, not the same; empty when a single pod stands on both sides.
    static Optional<Pair> pair(List<Endpoint> sources, List<Endpoint> targets) {
        return sources.stream()
                .limit(2)
                .flatMap(source -> targets.stream().limit(2)
                        .filter(target -> !target.equals(source))
                        .map(target -> new Pair(source, target)))
                .findFirst();
    }

    private static void explain(
            Reachability reachability, Pair pair, TrafficSet missing, Map<Direction, Half> halves) {
        if (missing.isEmpty() || halves.size() == Direction.values().length) {
            return;
        }
        for (var packet : samples(missing)) {
            var explanation = reachability.explain(pair.source(), pair.target(), packet);
            for (var half : List.of(explanation.egress(), explanation.ingress())) {
                if (half.verdict() instanceof Verdict.Denied) {
                    halves.putIfAbsent(half.direction(), half);
                }
            }
        }
    }

    /// The lowest packet of each range of ports, the first few.
    static List<Traffic> samples(TrafficSet traffic) {
        return List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP).stream()
                .flatMap(protocol -> traffic.of(protocol).ranges().stream()
                        .map(range -> new Traffic(protocol, range.first())))
                .limit(MOST_ASKED)
                .toList();
    }
}
