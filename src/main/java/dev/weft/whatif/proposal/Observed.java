package dev.weft.whatif.proposal;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Node;
import dev.weft.cluster.Pod;
import dev.weft.cluster.ServiceBackends;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowEnds;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowStats;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.net.IpAddress;
import dev.weft.net.IpSet;
import dev.weft.net.PortSet;
import dev.weft.net.TrafficSet;
import dev.weft.whatif.FlowJudge;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/// Flows that were seen, as policies would speak about them: between workloads and addresses, Services turned to their
/// backends and their ports to those of the pods. Nodes and pods on their node's network are addresses.
///
/// A pod that is gone counts for the workload that it was of. What a node and its own pods say to each other needs no
/// policy and is left out, as is what a pod says to itself. A flow whose ends nobody can name is counted by `nameless`.
/// Source of the exception: NetworkPolicySpec.ingress, "the pod's local node".
final class Observed {
    /// By the policies of now; `DROPPED`: the data plane dropped it, whatever they say.
    enum State {
        ALLOWED,
        UNKNOWN,
        DENIED,
        DROPPED;

        /// Nothing works by it: it is not needed.
        boolean isDenied() {
            return this == DENIED || this == DROPPED;
        }
    }

    /// One edge. `port` is that of the pod; 0 where the source does not say.
    record Talk(Anchor source, Anchor target, FlowTraffic traffic, State state) {
        TrafficSet set() {
            return traffic.exact()
                    .map(exact -> exact.asSet())
                    .orElseGet(() -> TrafficSet.of(traffic.protocol(), PortSet.ALL));
        }
    }

    /// How often, and when last.
    record Seen(long events, Instant last) {
        Seen and(Seen other) {
            return new Seen(events + other.events, last.isAfter(other.last) ? last : other.last);
        }
    }

    private record Target(FlowEnd end, FlowTraffic traffic) {}

    private static final Comparator<Talk> ORDER = Comparator.comparing((Talk talk) -> talk.source().words())
            .thenComparing(talk -> talk.target().words())
            .thenComparing(Talk::traffic)
            .thenComparing(Talk::state)
            .thenComparing(talk -> talk.source().toString() + talk.target());

    private final ClusterSnapshot snapshot;
    private final FlowJudge judge;
    private final FlowEnds ends;
    private final ServiceBackends backends;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<Talk, Seen> talks = new TreeMap<>(ORDER);
    private long nameless;

    private final Map<FlowEnd, FlowEnd> presents = new HashMap<>();
    private final Map<FlowEnd, Optional<Anchor>> anchors = new HashMap<>();
    private final BiPredicate<Anchor, Anchor> wanted;

    private Observed(Ground ground, BiPredicate<Anchor, Anchor> wanted) {
        this.wanted = wanted;
        this.snapshot = ground.snapshot();
        this.judge = new FlowJudge(ground.reachability());
        this.ends = new FlowEnds(snapshot);
        this.backends = new ServiceBackends(snapshot);
        snapshot.nodes().forEach(node -> nodes.put(node.ref().name(), node));
        ground.flows().flows().forEach(this::add);
    }

    static Observed of(Ground ground) {
        return new Observed(ground, (_, _) -> true);
    }

    /// Only what was seen between the two, the rest not judged.
    static Observed between(Ground ground, Anchor source, Anchor target) {
        return new Observed(ground, (from, to) -> PortOffers.isOf(from, source) && PortOffers.isOf(to, target));
    }

    /// Sorted by the words of the ends.
    Map<Talk, Seen> talks() {
        return talks;
    }

    /// Flows one of whose ends is not told, or is told by a name only.
    long nameless() {
        return nameless;
    }

    private void add(FlowKey key, FlowStats stats) {
        var source = presents.computeIfAbsent(key.source(), this::present);
        var destination = presents.computeIfAbsent(key.destination(), this::present);
        var from = anchors.computeIfAbsent(source, this::anchor);
        boolean named = false;
        for (var target : targets(new FlowKey(source, destination, key.traffic(), key.verdict(), key.by()))) {
            var to = anchors.computeIfAbsent(target.end(), this::anchor);
            named |= from.isPresent() && to.isPresent();
            if (from.isPresent()
                    && to.isPresent()
                    && wanted.test(from.get(), to.get())
                    && !needsNothing(source, target.end(), from.get(), to.get())) {
                var one = new FlowKey(source, target.end(), target.traffic(), key.verdict(), key.by());
                talks.merge(
                        new Talk(from.get(), to.get(), target.traffic(), state(one)),
                        new Seen(stats.counts().events(), stats.last()),
                        Seen::and);
            }
        }
        nameless += named ? 0 : 1;
    }

    private State state(FlowKey key) {
        if (key.verdict() == FlowVerdict.DROPPED) {
            return State.DROPPED;
        }
        return switch (judge.word(key)) {
            case ALLOWED -> State.ALLOWED;
            case DENIED -> State.DENIED;
            case UNKNOWN -> State.UNKNOWN;
        };
    }

    /// Of a pod that is gone its workload.
    private FlowEnd present(FlowEnd end) {
        return end instanceof FlowEnd.OfPod(var ref) && snapshot.pod(ref).isEmpty()
                ? ends.workloadOf(ref).<FlowEnd>map(FlowEnd.OfWorkload::new).orElse(end)
                : end;
    }

    private List<Target> targets(FlowKey key) {
        if (!(key.destination() instanceof FlowEnd.OfService(var service))) {
            return List.of(new Target(key.destination(), key.traffic()));
        }
        return key.traffic()
                .exact()
                .map(asked -> backends.backends(service, asked.protocol(), asked.port()).stream()
                        .flatMap(backend -> end(backend).stream()
                                .map(end -> new Target(end, new FlowTraffic(asked.protocol(), backend.port()))))
                        .toList())
                .orElse(List.of());
    }

    private static Optional<FlowEnd> end(ServiceBackends.Backend backend) {
        return backend.pod()
                .<FlowEnd>map(FlowEnd.OfPod::new)
                .or(() -> backend.address().map(FlowEnd.OfAddress::new));
    }

    /// Whom a policy would name for it.
    private Optional<Anchor> anchor(FlowEnd end) {
        return switch (end) {
            case FlowEnd.OfPod(var ref) -> snapshot.pod(ref).flatMap(this::anchor);
            case FlowEnd.OfWorkload(var ref) -> Optional.of(new Anchor.OfWorkload(snapshot.topOwner(ref)));
            case FlowEnd.OfNode(var name) ->
                Optional.ofNullable(nodes.get(name)).flatMap(node -> addresses(node.addresses()));
            case FlowEnd.OfAddress(var address) -> Optional.of(new Anchor.OfOutside(IpSet.of(address)));
            case FlowEnd.OfService _, FlowEnd.OfName _, FlowEnd.Unknown _ -> Optional.empty();
        };
    }

    private Optional<Anchor> anchor(Pod pod) {
        return pod.network().host()
                ? addresses(pod.network().addresses())
                : Optional.of(new Anchor.OfWorkload(snapshot.workloadOf(pod)));
    }

    private static Optional<Anchor> addresses(List<IpAddress> addresses) {
        var set = addresses.stream().map(IpSet::of).reduce(IpSet.NONE, IpSet::union);
        return set.isEmpty() ? Optional.empty() : Optional.of(new Anchor.OfOutside(set));
    }

    private boolean needsNothing(FlowEnd source, FlowEnd target, Anchor from, Anchor to) {
        boolean bothOutside = from instanceof Anchor.OfOutside && to instanceof Anchor.OfOutside;
        var one = node(source);
        boolean ownNode = (isNode(source) || isNode(target)) && one.isPresent() && one.equals(node(target));
        return bothOutside || ownNode || (source.equals(target) && source instanceof FlowEnd.OfPod);
    }

    private boolean isNode(FlowEnd end) {
        return switch (end) {
            case FlowEnd.OfNode _ -> true;
            case FlowEnd.OfAddress(var address) -> snapshot.nodeAt(address).isPresent();
            case FlowEnd.OfPod(var ref) -> snapshot.pod(ref).filter(pod -> pod.network().host()).isPresent();
            case FlowEnd.OfWorkload _, FlowEnd.OfService _, FlowEnd.OfName _, FlowEnd.Unknown _ -> false;
        };
    }

    private Optional<String> node(FlowEnd end) {
        return switch (end) {
            case FlowEnd.OfNode(var name) -> Optional.of(name);
            case FlowEnd.OfAddress(var address) -> snapshot.nodeAt(address).map(node -> node.ref().name());
            case FlowEnd.OfPod(var ref) ->
                snapshot.pod(ref).map(pod -> pod.network().node()).filter(name -> !name.isEmpty());
            case FlowEnd.OfWorkload _, FlowEnd.OfService _, FlowEnd.OfName _, FlowEnd.Unknown _ -> Optional.empty();
        };
    }

    /// `shop/web`, `node n1`, `203.0.113.7`: the name of an end as people know it.
    static String words(ClusterSnapshot snapshot, Anchor anchor) {
        if (anchor instanceof Anchor.OfOutside(var addresses) && !addresses.isEmpty()) {
            var node = snapshot.nodeAt(addresses.ranges().getFirst().first());
            return node.map(found -> "node " + found.ref().name()).orElseGet(anchor::words);
        }
        return anchor.words();
    }
}
