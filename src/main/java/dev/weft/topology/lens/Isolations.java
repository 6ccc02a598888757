package dev.weft.topology.lens;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.FlowWindow;
import dev.weft.lazy.Lazy;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Isolation;
import dev.weft.policy.Party;
import dev.weft.policy.Peer;
import dev.weft.policy.Policy;
import dev.weft.policy.Tier;
import dev.weft.policy.WorkloadReachability;
import dev.weft.policy.classes.UnreadKinds;
import dev.weft.policy.classes.UnreadKinds.Unread;
import dev.weft.topology.FoldGroups;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyRequest;
import dev.weft.topology.TopologyRequest.Folds;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Whether policies isolate the workloads of a picture, each for itself and counted by box: the engine's own word.
///
/// A workload is *unknown* in a direction where the engine finds it open, but a policy that selects it could not be
/// understood, or a kind that isolates could not be read there, or all its pods are on their node's network, of which
/// the specification says nothing.
/// Source: Kubernetes documentation, "Network Policies", "NetworkPolicy and hostNetwork pods".
///
/// Threads: any thread. Cost: nothing until it is asked; then once O(workloads), two threads may both do it.
public final class Isolations {
    /// Of one direction.
    public enum State {
        ISOLATED,
        /// Of some of the replicas.
        PARTLY,
        OPEN,
        UNKNOWN
    }

    /// How many workloads are in which state, in one direction.
    public record Share(int isolated, int partly, int open, int unknown) {
        static final Share NONE = new Share(0, 0, 0, 0);

        static Share of(State state) {
            return new Share(
                    state == State.ISOLATED ? 1 : 0,
                    state == State.PARTLY ? 1 : 0,
                    state == State.OPEN ? 1 : 0,
                    state == State.UNKNOWN ? 1 : 0);
        }

        public int total() {
            return isolated + partly + open + unknown;
        }

        Share plus(Share other) {
            return new Share(
                    isolated + other.isolated, partly + other.partly, open + other.open, unknown + other.unknown);
        }
    }

    /// Both directions of one workload, or of all workloads of a box, and the policies that select any of them.
    public record Mark(Share ingress, Share egress, Set<ObjectRef> policies) {
        public Mark {
            policies = Set.copyOf(policies);
        }

        Mark and(Mark other) {
            var both = new HashSet<>(policies);
            both.addAll(other.policies);
            return new Mark(ingress.plus(other.ingress), egress.plus(other.egress), both);
        }
    }

    private record Known(Map<ObjectRef, Mark> workloads, Map<String, Mark> boxes) {}

    public static final Isolations NONE = new Isolations(Optional.empty());

    private final Optional<TopologyRequest> drawn;
    private final Lazy<Known> known;

    private Isolations(Optional<TopologyRequest> drawn) {
        this.drawn = drawn;
        this.known = Lazy.of(() -> drawn.map(request -> new Count(request).done())
                .orElse(new Known(Map.of(), Map.of())));
    }

    /// Of the workloads that a topology is built from, in the boxes that it has.
    public static Isolations of(TopologyRequest request) {
        return new Isolations(Optional.of(new TopologyRequest(
                request.reachability(), FlowWindow.EMPTY, request.filter(), Folds.of(Set.of()), Optional.empty(),
                request.boxes())));
    }

    /// Empty for a node to which policies do not apply. `groups` are those of its topology.
    public Optional<Mark> of(TopologyNode node, FoldGroups groups) {
        return switch (node.id().kind()) {
            case WORKLOAD -> node.object().flatMap(ref -> Optional.ofNullable(known().workloads().get(ref)));
            case NAMESPACE -> node.namespace().isEmpty() ? ofBox(node.id().key()) : Optional.empty();
            case GROUP -> groups.members(node.id()).stream()
                    .flatMap(box -> ofBox(box).stream())
                    .reduce(Mark::and);
            case SERVICE, INGRESS, MACHINE, OUTSIDE -> Optional.empty();
        };
    }

    /// Of all workloads that stand in the box, folded or not.
    public Optional<Mark> ofBox(String box) {
        return Optional.ofNullable(known().boxes().get(box));
    }

    /// Have they been counted? Who must not wait asks this first.
    public boolean isKnown() {
        return drawn.isEmpty() || known.known().isPresent();
    }

    private Known known() {
        return known.get();
    }

    private static final class Count {
        private final TopologyRequest request;
        private final WorkloadReachability reachability;
        private final Map<ObjectRef, Set<Direction>> doubtful = new HashMap<>();
        private final List<Unread> unread;
        private final Map<ObjectRef, Mark> workloads = new HashMap<>();
        private final Map<String, Box> boxes = new HashMap<>();

        Count(TopologyRequest request) {
            this.request = request;
            this.reachability = request.reachability();
            var policies = reachability.reachability().policies();
            policies.policies().forEach(policy -> doubtful.put(policy.ref(), doubtful(policy)));
            this.unread = UnreadKinds.of(reachability.reachability().snapshot(), policies.kinds()).stream()
                    .filter(kind -> kind.reach().first().equals(Tier.NETWORK_POLICY))
                    .toList();
        }

        /// The directions in which a policy may isolate, but nobody can say whether it does.
        private static Set<Direction> doubtful(Policy policy) {
            var directions = EnumSet.noneOf(Direction.class);
            policy.rules().stream()
                    .filter(rule -> policy.tier().equals(Tier.NETWORK_POLICY))
                    .filter(rule -> !policy.isolates().contains(rule.direction()))
                    .filter(rule -> rule.peers().stream().anyMatch(Peer.Unsupported.class::isInstance))
                    .forEach(rule -> directions.add(rule.direction()));
            return directions;
        }

        Known done() {
            var crowds = reachability.crowds();
            var parties = reachability.parties();
            for (int i = 0; i < crowds.size(); i++) {
                if (parties.get(i) instanceof Party.Group group) {
                    add(group, mark(group, reachability.reachability().kinds(crowds.get(i))));
                }
            }
            var counted = new HashMap<String, Mark>();
            boxes.forEach((name, box) -> counted.put(name, new Mark(box.ingress, box.egress, box.policies)));
            return new Known(workloads, counted);
        }

        private void add(Party.Group group, Mark mark) {
            workloads.put(group.ref(), mark);
            var box = boxes.computeIfAbsent(request.box(group.ref()), _ -> new Box());
            box.ingress = box.ingress.plus(mark.ingress());
            box.egress = box.egress.plus(mark.egress());
            box.policies.addAll(mark.policies());
        }

        /// While it is counted.
        private static final class Box {
            private Share ingress = Share.NONE;
            private Share egress = Share.NONE;
            private final Set<ObjectRef> policies = new TreeSet<>();
        }

        /// Replicas that policies treat alike are asked about once; one without any that runs is open to no doubt.
        private Mark mark(Party.Group group, List<List<Endpoint>> kinds) {
            var alike = kinds.isEmpty() ? List.of(group.members()) : kinds;
            var policies = new TreeSet<ObjectRef>();
            var ingress = EnumSet.noneOf(State.class);
            var egress = EnumSet.noneOf(State.class);
            for (var kind : alike) {
                var end = kind.getFirst();
                var isolation = reachability.reachability().isolation(end);
                policies.addAll(isolation.policies());
                ingress.add(state(end, isolation, Direction.INGRESS));
                egress.add(state(end, isolation, Direction.EGRESS));
            }
            return new Mark(Share.of(together(ingress)), Share.of(together(egress)), policies);
        }

        private static State together(Set<State> states) {
            if (states.size() == 1) {
                return states.iterator().next();
            }
            return states.contains(State.UNKNOWN) ? State.UNKNOWN : State.PARTLY;
        }

        private State state(Endpoint end, Isolation isolation, Direction direction) {
            if (direction == Direction.INGRESS ? isolation.ingress() : isolation.egress()) {
                return State.ISOLATED;
            }
            boolean unclear = end.isOnHostNetwork()
                    || isolation.policies().stream()
                            .anyMatch(policy -> doubtful.getOrDefault(policy, Set.of()).contains(direction))
                    || isUnread(end);
            return unclear ? State.UNKNOWN : State.OPEN;
        }

        private boolean isUnread(Endpoint end) {
            var namespace = end.object().map(ObjectRef::namespace).orElse("");
            return unread.stream().anyMatch(kind -> kind.namespace().isEmpty() || kind.namespace().equals(namespace));
        }
    }

    /// Is this what a policy selects, or does the box hold some of it?
    public boolean isSelected(TopologyNode node, FoldGroups groups, ObjectRef policy) {
        return of(node, groups).filter(mark -> mark.policies().contains(policy)).isPresent();
    }
}
