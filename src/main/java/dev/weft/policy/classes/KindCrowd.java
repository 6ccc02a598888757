package dev.weft.policy.classes;

import dev.weft.policy.Endpoint;
import dev.weft.policy.Reachability;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Ends taken together, sorted into kinds: those of one kind belong to the same classes. Two kinds need one pair of
/// ends to be compared, and one more where a node is involved: a pair on the same node and a pair on different ones.
/// `plainColumn` is the class of a crowd whose ends are all seen in one way and as one class; -1 for others.
public record KindCrowd(List<Endpoint> members, List<Kind> kinds, int plainColumn) implements Reachability.Crowd {
    /// `ends` is not empty.
    public record Kind(List<End> ends) {
        End first() {
            return ends.getFirst();
        }

        IntStream columns() {
            return IntStream.concat(
                    first().asPod().stream().mapToInt(View::column),
                    first().asAddress().stream().mapToInt(View::column));
        }

        boolean dependsOnNode() {
            return !first().asAddress().isEmpty() && !first().isOutside();
        }
    }

    public record Pair(End source, End destination) {}

    private record Likeness(List<View> asPod, List<View> asAddress) {
        static Likeness of(End end) {
            return new Likeness(classesOf(end.asPod()), classesOf(end.asAddress()));
        }

        private static List<View> classesOf(List<View> views) {
            return views.stream()
                    .map(view -> new View(view.column(), view.family(), Optional.empty()))
                    .toList();
        }
    }

    /// `finished`: no member runs.
    private record CrowdLikeness(Set<Likeness> kinds, boolean finished) {}

    @Override
    public Optional<Object> likeness() {
        if (kinds.stream().anyMatch(Kind::dependsOnNode)) {
            return Optional.empty();
        }
        return Optional.of(new CrowdLikeness(
                kinds.stream().map(kind -> Likeness.of(kind.first())).collect(Collectors.toUnmodifiableSet()),
                kinds.stream().allMatch(kind -> kind.first().finished())));
    }

    /// Among the same classes: the same members, or others that are alike.
    @SuppressWarnings("ReferenceEquality") // a crowd that did not change is the same object
    public boolean isTreatedAs(KindCrowd other) {
        return this == other || (likeness().isPresent() && likeness().equals(other.likeness()));
    }

    /// The classes of its members; one may come more than once.
    public IntStream columns() {
        return kinds.stream().flatMapToInt(Kind::columns);
    }

    public static KindCrowd of(Ends known, List<Endpoint> members) {
        var ends = members.stream().flatMap(member -> known.of(member).stream()).toList();
        boolean someRun = ends.stream().anyMatch(end -> !end.finished());
        Map<Likeness, List<End>> kinds = new LinkedHashMap<>();
        for (var end : ends) {
            if (!someRun || !end.finished()) {
                kinds.computeIfAbsent(Likeness.of(end), _ -> new ArrayList<>()).add(end);
            }
        }
        var each = kinds.values().stream().map(Kind::new).toList();
        return new KindCrowd(List.copyOf(members), each, plainColumn(each));
    }

    private static int plainColumn(List<Kind> kinds) {
        return kinds.size() == 1 && kinds.getFirst().first().isPlain()
                ? kinds.getFirst().first().plainView().column()
                : -1;
    }

    /// Are all members of one kind, seen in one way, and running?
    public boolean isSimple() {
        return plainColumn >= 0 && !kinds.getFirst().first().finished();
    }

    /// The one pair that stands for two crowds, each of one kind that no node can part; empty for others.
    public static Optional<Pair> simplePair(KindCrowd sources, KindCrowd destinations) {
        if (sources.kinds.size() != 1 || destinations.kinds.size() != 1) {
            return Optional.empty();
        }
        var source = sources.kinds.getFirst().first();
        var destination = destinations.kinds.getFirst().first();
        boolean parted = sources.kinds.getFirst().dependsOnNode()
                || destinations.kinds.getFirst().dependsOnNode();
        return parted || isSame(source, destination) ? Optional.empty() : Optional.of(new Pair(source, destination));
    }

    /// Enough pairs of different ends to stand for all of them.
    public static List<Pair> pairs(KindCrowd sources, KindCrowd destinations) {
        var pairs = new ArrayList<Pair>();
        for (var source : sources.kinds) {
            for (var destination : destinations.kinds) {
                if (source.dependsOnNode() || destination.dependsOnNode()) {
                    pairsByNode(source, destination, pairs);
                } else {
                    anyPair(source, destination, pairs);
                }
            }
        }
        return pairs;
    }

    private static void anyPair(Kind sources, Kind destinations, List<Pair> pairs) {
        for (var source : sources.ends) {
            for (var destination : destinations.ends) {
                if (!isSame(source, destination)) {
                    pairs.add(new Pair(source, destination));
                    return;
                }
            }
        }
    }

    private static void pairsByNode(Kind sources, Kind destinations, List<Pair> pairs) {
        var seen = EnumSet.noneOf(NamespaceLabels.Answer.class);
        for (var source : sources.ends) {
            for (var destination : destinations.ends) {
                if (!isSame(source, destination) && seen.add(source.sharesNode(destination))) {
                    pairs.add(new Pair(source, destination));
                }
                if (seen.size() == NamespaceLabels.Answer.values().length) {
                    return;
                }
            }
        }
    }

    /// Asked for each pair of a cluster: names differ most often, and are compared first.
    private static boolean isSame(End one, End other) {
        if (one.endpoint() instanceof Endpoint.OfPod(var mine)
                && other.endpoint() instanceof Endpoint.OfPod(var theirs)) {
            return mine.ref().name().equals(theirs.ref().name()) && mine.ref().equals(theirs.ref());
        }
        return one.endpoint().object().isPresent()
                && one.endpoint().object().equals(other.endpoint().object());
    }
}
