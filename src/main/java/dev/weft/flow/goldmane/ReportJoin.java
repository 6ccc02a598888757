package dev.weft.flow.goldmane;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowCounts;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowFacts;
import dev.weft.flow.FlowFacts.Staged;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowRates;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.wire.goldmane.Action;
import dev.weft.flow.wire.goldmane.EndpointType;
import dev.weft.net.PortRange;
import dev.weft.net.Protocol;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One edge out of what both of its ends report, never the sum of the two.
///
/// What the source's policies refuse never comes to the destination: that is counted where the source reports it. All
/// else is counted by the destination, which knows what became of it, and by the source only where no destination
/// reports. Nodes do not cut their buckets at the same instant: what only the source has reported of a pod waits for
/// one more bucket, and is not counted at all while the destination is known to report.
///
/// Threads: confined to one.
final class ReportJoin {
    static final String NAME = "goldmane";
    /// A destination that has not reported for so long may have stopped to.
    private static final long KNOWN_SECONDS = 4L * GoldmaneSession.BUCKET_SECONDS;

    private record Pair(End source, End destination, String protocol, long port) {
        boolean toPod() {
            return destination.type() == EndpointType.WorkloadEndpoint;
        }
    }

    private record End(EndpointType type, String namespace, String name) {}

    /// What the ends said in one bucket; a field is null where nothing was said.
    private static final class Said {
        private @Nullable Reports sentAllowed;
        private @Nullable Reports sentDenied;
        private @Nullable Reports comeAllowed;
        private @Nullable Reports comeDenied;

        void add(dev.weft.flow.wire.goldmane.Flow flow) {
            boolean source = Reports.bySource(flow);
            boolean denied = flow.getKey().getAction() == Action.Deny;
            var reports = source ? denied ? sentDenied : sentAllowed : denied ? comeDenied : comeAllowed;
            if (reports == null) {
                reports = new Reports(source);
                if (source) {
                    sentDenied = denied ? reports : sentDenied;
                    sentAllowed = denied ? sentAllowed : reports;
                } else {
                    comeDenied = denied ? reports : comeDenied;
                    comeAllowed = denied ? comeAllowed : reports;
                }
            }
            reports.add(flow);
        }

        boolean byDestination() {
            return comeAllowed != null || comeDenied != null;
        }
    }

    private record Waiting(Reports reports, long start) {}

    private final Map<Pair, Long> reporting = new HashMap<>();
    private final Map<Pair, Waiting> waiting = new LinkedHashMap<>();
    private long strange;

    /// The flows of one bucket. `shift` is added to the server's times.
    List<Flow> join(Collection<dev.weft.flow.wire.goldmane.Flow> bucket, GoldmaneEnds ends, Duration shift) {
        if (bucket.isEmpty()) {
            return List.of();
        }
        var pairs = new LinkedHashMap<Pair, Said>();
        bucket.forEach(flow -> pairs.computeIfAbsent(pair(flow), _ -> new Said()).add(flow));
        long start = bucket.iterator().next().getStartTime();
        var flows = new ArrayList<Flow>();
        var made = new Made(ends, shift, flows);
        pairs.forEach((pair, said) -> tell(pair, said, start, made));
        waiting.entrySet().removeIf(each -> {
            boolean alone = each.getValue().start() < start;
            if (alone) {
                made.edge(each.getKey(), each.getValue().start(), FlowVerdict.FORWARDED, each.getValue().reports());
            }
            return alone;
        });
        reporting.values().removeIf(last -> start - last > KNOWN_SECONDS);
        return flows;
    }

    private static Pair pair(dev.weft.flow.wire.goldmane.Flow flow) {
        var key = flow.getKey();
        return new Pair(
                new End(key.getSourceType(), key.getSourceNamespace(), key.getSourceName()),
                new End(key.getDestType(), key.getDestNamespace(), key.getDestName()),
                key.getProto(), key.getDestPort());
    }

    private void tell(Pair pair, Said said, long start, Made made) {
        if (said.sentDenied != null || said.comeDenied != null) {
            made.edge(pair, start, FlowVerdict.DROPPED, said.sentDenied, said.comeDenied);
        }
        if (said.byDestination()) {
            reporting.put(pair, start);
            waiting.remove(pair);
            if (said.comeAllowed != null) {
                made.edge(pair, start, said.comeAllowed, said.sentAllowed);
            }
        } else if (said.sentAllowed != null) {
            alone(pair, said.sentAllowed, start, made);
        }
    }

    private void alone(Pair pair, Reports sent, long start, Made made) {
        if (!pair.toPod()) {
            made.edge(pair, start, FlowVerdict.FORWARDED, sent);
        } else if (!reporting.containsKey(pair)) {
            var before = waiting.put(pair, new Waiting(sent, start));
            if (before != null) {
                made.edge(pair, before.start(), FlowVerdict.FORWARDED, before.reports());
            }
        }
    }

    /// Reports of protocols that policies do not know.
    long strange() {
        return strange;
    }

    /// Puts flows together.
    private final class Made {
        private final GoldmaneEnds ends;
        private final Duration shift;
        private final List<Flow> flows;

        Made(GoldmaneEnds ends, Duration shift, List<Flow> flows) {
            this.ends = ends;
            this.shift = shift;
            this.flows = flows;
        }

        /// Of reports that tell of different connections.
        void edge(Pair pair, long start, FlowVerdict verdict, @Nullable Reports... of) {
            var reports = Stream.of(of).filter(Objects::nonNull).toList();
            var counts = reports.stream().map(Reports::counts).reduce(FlowCounts.NONE, FlowCounts::plus);
            put(pair, start, verdict, counts, reports);
        }

        /// What came through, as the destination counts it; of the source's word only what it adds.
        void edge(Pair pair, long start, Reports come, @Nullable Reports sent) {
            var reports = sent == null ? List.of(come) : List.of(come, sent);
            put(pair, start, FlowVerdict.FORWARDED, come.counts(), reports);
        }

        private void put(Pair pair, long start, FlowVerdict verdict, FlowCounts counts, List<Reports> reports) {
            var protocol = Protocol.named(pair.protocol());
            if (protocol.isEmpty()) {
                strange++;
                return;
            }
            int port = pair.port() >= PortRange.LOWEST && pair.port() <= PortRange.HIGHEST
                    ? (int) pair.port()
                    : FlowTraffic.NO_PORT;
            var key = new FlowKey(
                    end(pair.source()), end(pair.destination()), new FlowTraffic(protocol.get(), port), verdict, NAME);
            var first = Instant.ofEpochSecond(start).plus(shift);
            var last = first.plusSeconds(GoldmaneSession.BUCKET_SECONDS);
            flows.add(new Flow(key, first, last, counts, FlowRates.NONE, facts(verdict, reports)));
        }

        private FlowEnd end(End end) {
            return ends.end(end.type(), end.namespace(), end.name());
        }

        private FlowFacts facts(FlowVerdict verdict, List<Reports> reports) {
            boolean dropped = verdict == FlowVerdict.DROPPED;
            var allowed = dropped ? Set.<ObjectRef>of() : all(reports.stream().map(Reports::allowedBy));
            var denied = dropped ? all(reports.stream().map(Reports::deniedBy)) : Set.<ObjectRef>of();
            var service = reports.stream().map(Reports::service).flatMap(Optional::stream).findFirst();
            return new FlowFacts(
                    "",
                    FlowFacts.Security.UNKNOWN,
                    new FlowFacts.Policies(allowed, denied, "", staged(reports)),
                    new FlowFacts.Peer(Set.of(), service),
                    "");
        }

        private static Set<ObjectRef> all(Stream<Set<ObjectRef>> sets) {
            var all = new TreeSet<ObjectRef>();
            sets.forEach(all::addAll);
            return all;
        }

        /// Both ends must let it through; what one would refuse is refused.
        private static Optional<Staged> staged(List<Reports> reports) {
            var all = reports.stream().map(Reports::staged).flatMap(Optional::stream).toList();
            return all.stream()
                    .filter(each -> each.verdict() == FlowVerdict.DROPPED)
                    .findFirst()
                    .or(() -> all.stream().findFirst());
        }
    }
}
