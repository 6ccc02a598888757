package dev.weft.topology.part;

import dev.weft.cluster.ObjectRef;
import dev.weft.net.IpRange;
import dev.weft.net.IpSet;
import dev.weft.policy.Action;
import dev.weft.policy.Cell;
import dev.weft.policy.Direction;
import dev.weft.policy.Isolation;
import dev.weft.policy.Party;
import dev.weft.policy.Peer;
import dev.weft.policy.PodSelection;
import dev.weft.policy.Policy;
import dev.weft.policy.Reachability;
import dev.weft.topology.TopologyRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// The workloads of a request as numbered ends, with what their policies say at first sight.
final class Ends {
    /// What policies say about an end in one direction.
    enum Word {
        /// No policy speaks.
        FREE,
        /// Policies speak, and one accepts everybody.
        BROAD,
        /// Policies speak; none accepts everybody.
        NARROW
    }

    /// One direction of an end: `accepted` are the peers of all rules that accept, or of which nobody knows what they
    /// do.
    record Side(Word word, boolean isolated, Set<Peer> accepted) {}

    private record Sides(Side ingress, Side egress) {}

    /// One workload and both of its sides; `number` is its place in [#all].
    record End(int number, Party.Group group, Isolation isolation, Side ingress, Side egress) {
        private Side side(Direction direction) {
            return direction == Direction.INGRESS ? ingress : egress;
        }

        Word word(Direction direction) {
            return side(direction).word();
        }

        boolean isolated(Direction direction) {
            return side(direction).isolated();
        }

        Set<Peer> accepted(Direction direction) {
            return side(direction).accepted();
        }

        String namespace() {
            return group.ref().namespace();
        }
    }

    private static final IpSet ALL_V4 = new IpSet(List.of(IpRange.ALL_V4));

    private final Reachability reachability;
    private final Map<ObjectRef, Policy> policies;
    private final List<End> ends = new ArrayList<>();
    private final Reachability.Crowds crowds;
    private final Alike alike;
    private final Map<Isolation, Sides> sides = new HashMap<>();

    Ends(TopologyRequest request) {
        this.reachability = request.reachability().reachability();
        this.policies = byName(reachability);
        this.crowds = request.reachability().crowds();
        this.alike = new Alike(crowds);
        var parties = request.reachability().parties();
        for (int i = 0; i < crowds.size(); i++) {
            if (parties.get(i) instanceof Party.Group group) {
                ends.add(end(i, group, request.reachability().isolation(crowds.get(i))));
            }
        }
    }

    /// `touched` are the ends of `before`, by number, that may be treated otherwise.
    private Ends(Ends before, TopologyRequest request, BitSet touched) {
        this.reachability = request.reachability().reachability();
        this.policies = isSame(reachability.policies(), before.reachability.policies())
                ? before.policies
                : byName(reachability);
        this.crowds = request.reachability().crowds();
        this.alike = new Alike(before.alike, before.crowds, crowds);
        var parties = request.reachability().parties();
        for (var end : before.ends) {
            var group = (Party.Group) parties.get(end.number);
            if (touched.get(end.number)) {
                ends.add(end(end.number, group, request.reachability().isolation(crowds.get(end.number))));
            } else {
                ends.add(isSame(group, end.group)
                        ? end
                        : new End(end.number, group, end.isolation, end.ingress, end.egress));
            }
        }
    }

    /// The same ends, numbered alike, in a cluster that changed a little. An end that is the same object runs the same
    /// and is treated alike.
    Ends followedBy(TopologyRequest request, BitSet touched) {
        return new Ends(this, request, touched);
    }

    private static Map<ObjectRef, Policy> byName(Reachability reachability) {
        var policies = new HashMap<ObjectRef, Policy>();
        reachability.policies().policies().forEach(policy -> policies.put(policy.ref(), policy));
        return policies;
    }

    private End end(int number, Party.Group group, Isolation isolation) {
        var both = sides.computeIfAbsent(isolation, this::sides);
        return new End(number, group, isolation, both.ingress, both.egress);
    }

    @SuppressWarnings("ReferenceEquality") // what did not change is the same object
    private static boolean isSame(Object one, Object other) {
        return one == other;
    }

    /// Cells with one end, remembered for all ends that are treated alike: most workloads of a cluster are.
    private static final class Alike {
        private final int[] numbers;
        /// Shared by those that follow one another.
        private final Map<Object, Integer> known;
        private final Cell[] cells;
        private final int[] rounds;
        private int round;
        private int latest = -1;

        Alike(Reachability.Crowds crowds) {
            numbers = new int[crowds.size()];
            known = new HashMap<>();
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = number(crowds.get(i));
            }
            cells = new Cell[known.size()];
            rounds = new int[known.size()];
        }

        Alike(Alike before, Reachability.Crowds then, Reachability.Crowds now) {
            numbers = before.numbers.clone();
            known = before.known;
            for (int i = 0; i < numbers.length; i++) {
                if (!isSame(then.get(i), now.get(i))) {
                    numbers[i] = number(now.get(i));
                }
            }
            cells = new Cell[known.size()];
            rounds = new int[known.size()];
        }

        private int number(Reachability.Crowd crowd) {
            return crowd.likeness()
                    .map(likeness -> known.computeIfAbsent(likeness, _ -> known.size()))
                    .orElse(-1);
        }

        Cell cell(int source, int target, IntFunction<Cell> asked) {
            int from = numbers[source];
            int to = numbers[target];
            if (from < 0 || to < 0) {
                return asked.apply(target);
            }
            if (to != latest) {
                latest = to;
                round++;
            }
            if (rounds[from] != round) {
                rounds[from] = round;
                cells[from] = asked.apply(target);
            }
            return cells[from];
        }
    }

    /// The numbers of all ends, those that are treated alike one after the other.
    List<Integer> byLikeness() {
        return IntStream.range(0, ends.size())
                .boxed()
                .sorted(Comparator.comparingInt(end -> alike.numbers[end]))
                .toList();
    }

    private Sides sides(Isolation isolation) {
        return new Sides(
                side(isolation, isolation.ingress(), Direction.INGRESS),
                side(isolation, isolation.egress(), Direction.EGRESS));
    }

    List<End> all() {
        return ends;
    }

    Reachability.Crowd crowd(int end) {
        return crowds.get(end);
    }

    /// What one end may send to another, by their numbers; `source` is not `target`.
    ///
    /// Cost: little where the target is like the last one, and the source like one that was asked about with it.
    Cell cell(int source, int target) {
        return alike.cell(source, target, to -> reachability.cell(crowds.get(source), crowds.get(to)));
    }

    /// The chosen ends as partners of one; `direction` is that of the one.
    Reachability.Partners partners(int[] chosen, Direction direction) {
        var numbers = new BitSet();
        Arrays.stream(chosen).forEach(numbers::set);
        return reachability.partners(crowds, numbers, direction);
    }

    private Side side(Isolation isolation, boolean isolated, Direction direction) {
        var accepted = new LinkedHashSet<Peer>();
        boolean spoken = false;
        for (var ref : isolation.policies()) {
            var policy = policies.get(ref);
            if (policy != null) {
                spoken |= policy.isolates().contains(direction);
                for (var rule : policy.rules()) {
                    spoken |= rule.direction() == direction;
                    if (rule.direction() == direction) {
                        rule.peers().stream()
                                .filter(peer -> rule.action() == Action.ACCEPT || peer instanceof Peer.Unsupported)
                                .forEach(accepted::add);
                    }
                }
            }
        }
        return new Side(word(spoken, accepted), isolated, accepted);
    }

    private static Word word(boolean spoken, Set<Peer> accepted) {
        if (!spoken) {
            return Word.FREE;
        }
        return accepted.stream().anyMatch(Ends::isEverybody) ? Word.BROAD : Word.NARROW;
    }

    private static boolean isEverybody(Peer peer) {
        return switch (peer) {
            case Peer.Anyone _ -> true;
            case Peer.Pods(PodSelection(PodSelection.Scope.Matching(var namespaces), var pods, _)) ->
                namespaces.selectsEverything() && pods.selectsEverything();
            case Peer.Pods _, Peer.Nodes _, Peer.DomainNames _ -> false;
            case Peer.Addresses(var addresses) -> addresses.containsAll(ALL_V4);
            case Peer.Unsupported _ -> false;
        };
    }
}
