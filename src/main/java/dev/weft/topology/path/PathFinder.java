package dev.weft.topology.path;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Ingress;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ServiceBackends;
import dev.weft.net.IpSet;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Cell;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Explanation;
import dev.weft.policy.Party;
import dev.weft.policy.Reachability;
import dev.weft.policy.WorkloadReachability;
import dev.weft.topology.NodeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Answers "how does this reach that" for one reachability.
///
/// Every workload may stand between; who is outside, and machines, only at an end. A Service is reached by reaching a
/// workload behind it; an Ingress sends to the workloads behind the Services it names.
///
/// Threads: confined to one, and not the one of the screen. Cost: see [PathSearch].
public final class PathFinder {
    /// Longer ways are no answer to a person.
    static final int LONGEST = 4;
    static final int MOST = 5;
    private static final Traffic SOME_PACKET = new Traffic(Protocol.TCP, 80);

    private record End(NodeId id, List<Endpoint> members, Reachability.Crowd crowd) {}

    private final Reachability reachability;
    private final ClusterSnapshot snapshot;
    private final ServiceBackends backends;
    private final Map<NodeId, Integer> numbers = new LinkedHashMap<>();
    private final List<End> ends = new ArrayList<>();
    private final int workloads;
    private final Map<NodeId, List<ObjectRef>> services = new HashMap<>();

    public PathFinder(WorkloadReachability reachability) {
        this.reachability = reachability.reachability();
        this.snapshot = this.reachability.snapshot();
        this.backends = new ServiceBackends(snapshot);
        for (var party : reachability.parties()) {
            if (party instanceof Party.Group(var ref, var members)) {
                add(NodeId.ofWorkload(ref), members);
            }
        }
        this.workloads = ends.size();
        for (var service : snapshot.services()) {
            behind(service.ref()).forEach(workload ->
                    services.computeIfAbsent(workload, _ -> new ArrayList<>()).add(service.ref()));
        }
    }

    private void add(NodeId id, List<Endpoint> members) {
        numbers.put(id, ends.size());
        ends.add(new End(id, members, reachability.crowd(members)));
    }

    private List<NodeId> behind(ObjectRef service) {
        return backends.pods(service).stream()
                .map(pod -> NodeId.ofWorkload(snapshot.workloadOf(pod)))
                .distinct()
                .toList();
    }

    /// A note says why nothing can be answered, where that is so.
    public PathAnswer find(NodeId from, NodeId to) {
        var sources = who(from, true);
        var targets = who(to, false);
        var asked = new PathAnswer.Ends(from, to);
        if (sources.isEmpty() || targets.isEmpty()) {
            return nothing(asked, unanswered(sources.isEmpty() ? from : to, sources.isEmpty()));
        }
        if (sources.equals(targets)) {
            return nothing(asked, "Both ends are the same.");
        }
        var ways = ways(from, sources, targets, this::allowed);
        var perhaps = ways.isEmpty()
                ? ways(from, sources, targets, (one, other) -> !cell(one, other).isEmpty()).stream().findFirst()
                : Optional.<PathAnswer.Way>empty();
        var direct = hop(sources.getFirst(), targets.getFirst());
        boolean told = direct.says().word() == Hop.Word.ALLOWED || from.kind() == NodeId.Kind.INGRESS;
        return new PathAnswer(
                asked,
                ways,
                perhaps,
                Optional.of(direct),
                told ? Optional.empty() : Optional.of(why(sources.getFirst(), targets.getFirst())),
                note(from));
    }

    private static PathAnswer nothing(PathAnswer.Ends asked, String note) {
        return new PathAnswer(asked, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), note);
    }

    private static String unanswered(NodeId id, boolean source) {
        return switch (id.kind()) {
            case GROUP -> "A group is many ends: choose a workload in one of its namespaces.";
            case NAMESPACE -> "A namespace is many ends: choose one of its workloads.";
            case SERVICE -> "Nothing stands behind this Service.";
            case INGRESS -> source
                    ? "This Ingress leads to nothing that is there."
                    : "An Ingress is no end of a connection: choose what stands behind it.";
            case WORKLOAD, MACHINE, OUTSIDE -> "One end is unknown to the cluster, so nothing can be said.";
        };
    }

    private static String note(NodeId from) {
        return from.kind() == NodeId.Kind.OUTSIDE
                ? "This is what policies say; whether a route leads here from outside is not known."
                : "";
    }

    /// The ends that an end of the picture stands for, by number.
    private List<Integer> who(NodeId id, boolean source) {
        return switch (id.kind()) {
            case WORKLOAD -> Optional.ofNullable(numbers.get(id)).stream().toList();
            case SERVICE -> snapshot.services().stream()
                    .filter(service -> NodeId.ofService(service.ref()).equals(id))
                    .flatMap(service -> numbers(service.ref()))
                    .toList();
            case INGRESS -> source ? led(id) : List.of();
            case MACHINE, OUTSIDE -> {
                var number = numbers.get(id);
                if (number == null) {
                    members(id).ifPresent(members -> add(id, members));
                    number = numbers.get(id);
                }
                yield Optional.ofNullable(number).stream().toList();
            }
            case GROUP, NAMESPACE -> List.of();
        };
    }

    private List<Integer> led(NodeId ingress) {
        return snapshot.ingresses().stream()
                .filter(one -> NodeId.ofIngress(one.ref()).equals(ingress))
                .flatMap(one -> one.routes().stream())
                .map(Ingress.Route::service)
                .distinct()
                .flatMap(this::numbers)
                .distinct()
                .toList();
    }

    private Stream<Integer> numbers(ObjectRef service) {
        return behind(service).stream().flatMap(id -> Optional.ofNullable(numbers.get(id)).stream());
    }

    private Optional<List<Endpoint>> members(NodeId id) {
        if (id.kind() == NodeId.Kind.MACHINE) {
            return snapshot.nodes().stream()
                    .filter(node -> node.ref().name().equals(id.key()))
                    .findFirst()
                    .map(node -> List.of(new Endpoint.OfNode(node)));
        }
        return IpSet.parse(id.key()).map(addresses -> List.of(new Endpoint.Outside(addresses)));
    }

    /// From any of the sources to any of the targets, the shortest first.
    private List<PathAnswer.Way> ways(
            NodeId from, List<Integer> sources, List<Integer> targets, PathSearch.Hops passes) {
        var found = new ArrayList<List<Integer>>();
        var search = new PathSearch(ends.size(), LONGEST, (one, other) -> between(one, other, sources, targets)
                && passes.pass(one, other));
        for (int source : sources) {
            for (int target : targets) {
                if (source == target) {
                    found.add(List.of(source));
                } else {
                    found.addAll(search.ways(source, target, MOST));
                }
            }
        }
        found.sort((one, other) -> Integer.compare(one.size(), other.size()));
        return found.stream().limit(MOST).map(way -> way(from, way)).toList();
    }

    /// Who is no workload may only begin or end a way.
    private boolean between(int one, int other, List<Integer> sources, List<Integer> targets) {
        return (one < workloads || sources.contains(one)) && (other < workloads || targets.contains(other));
    }

    private PathAnswer.Way way(NodeId from, List<Integer> numbers) {
        var hops = new ArrayList<Hop>();
        if (from.kind() == NodeId.Kind.INGRESS) {
            var first = ends.get(numbers.getFirst()).id();
            hops.add(new Hop(
                    from, first, new Hop.Says(Hop.Word.LEADS, TrafficSet.NONE),
                    services.getOrDefault(first, List.of())));
        }
        for (int i = 1; i < numbers.size(); i++) {
            hops.add(hop(numbers.get(i - 1), numbers.get(i)));
        }
        return new PathAnswer.Way(hops);
    }

    private Hop hop(int one, int other) {
        var cell = cell(one, other);
        var says = !cell.allowed().isEmpty()
                ? new Hop.Says(Hop.Word.ALLOWED, cell.allowed())
                : !cell.unknown().isEmpty()
                        ? new Hop.Says(Hop.Word.UNKNOWN, cell.unknown())
                        : new Hop.Says(Hop.Word.DENIED, TrafficSet.NONE);
        var target = ends.get(other).id();
        return new Hop(ends.get(one).id(), target, says, services.getOrDefault(target, List.of()));
    }

    private Cell cell(int one, int other) {
        return one == other ? Cell.NOTHING : reachability.cell(ends.get(one).crowd(), ends.get(other).crowd());
    }

    private boolean allowed(int one, int other) {
        return !cell(one, other).allowed().isEmpty();
    }

    /// Of the first port that the target declares.
    private Explanation why(int one, int other) {
        var source = ends.get(one).members().getFirst();
        var target = ends.get(other).members().getFirst();
        var packet = target.ports().stream()
                .findFirst()
                .map(port -> new Traffic(port.protocol(), port.number()))
                .orElse(SOME_PACKET);
        return reachability.explain(source, target, packet);
    }
}
