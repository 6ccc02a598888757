package dev.weft.view.draft;

import dev.weft.cluster.ContainerPort;
import dev.weft.net.IpSet;
import dev.weft.net.Traffic;
import dev.weft.net.TrafficSet;
import dev.weft.picture.Pick;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Party;
import dev.weft.policy.ReachabilityDiff;
import dev.weft.policy.ReachabilityDiff.PairChange;
import dev.weft.policy.ReachabilityDiff.Way;
import dev.weft.session.Frame;
import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;
import dev.weft.view.draft.ImpactModel.Group;
import dev.weft.view.draft.ImpactModel.Line;
import dev.weft.view.panel.PortChoices;
import dev.weft.view.panel.Tone;
import dev.weft.view.panel.Wording;
import dev.weft.whatif.Reading;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The pairs of workloads whose traffic changes though nobody was seen to use it: opened, closed, and such whose answer
/// becomes unknown. Sources that lose or gain the same at one destination are one line.
final class PairGroups {
    /// A step with more policies than this is no exception, it is another draft.
    private static final int MOST_KEPT = 30;
    private static final int MOST_OTHERWISE = 8;
    /// As many sources are named; of more the first.
    private static final int NAMED = 3;

    private record Change(PairChange pair, TrafficSet traffic) {}

    /// `destination` by its number, `traffic` too.
    private record Same(int destination, int traffic) {}

    private final Frame frame;
    private final Map<EdgeId, TrafficSet> seen = new HashMap<>();

    private PairGroups(Frame frame) {
        this.frame = frame;
        for (var one : frame.scene().topology().seen()) {
            one.observed().key().traffic().exact().map(Traffic::asSet).ifPresent(
                    traffic -> seen.merge(one.edge(), traffic, TrafficSet::union));
        }
    }

    static List<Group> of(Frame frame, Frame.Outcome outcome) {
        var pairs = new PairGroups(frame);
        var changes = outcome.difference();
        var groups = new ArrayList<Group>();
        pairs.group(changes, PairGroups::unsure, "unsure", "%s would become unknown", Tone.UNKNOWN)
                .ifPresent(groups::add);
        pairs.group(changes, Way::gained, "gained", "%s would be opened", Tone.GAINED).ifPresent(groups::add);
        pairs.group(changes, Way::lost, "lost", "%s would be closed", Tone.LOST).ifPresent(groups::add);
        return groups;
    }

    private static TrafficSet unsure(Way way) {
        return way.after().unknown().minus(way.before().unknown());
    }

    /// Tens of thousands of pairs may change, each in one of few ways: what is the same for a way is found once.
    private Optional<Group> group(
            ReachabilityDiff changes, Function<Way, TrafficSet> traffic, String id, String words, Tone tone) {
        var ofWay = changes.ways().stream().map(traffic).toList();
        var numbers = new HashMap<TrafficSet, Integer>();
        var numberOfWay = ofWay.stream().mapToInt(of -> number(numbers, of)).toArray();
        var known = seen(changes.parties());
        var groups = new LinkedHashMap<Same, List<Change>>();
        changes.forEach((source, destination, way) -> {
            if (ofWay.get(way).isEmpty()) {
                return;
            }
            var pair = new PairChange(
                    changes.parties().get(source), changes.parties().get(destination), changes.ways().get(way));
            boolean asked = known.get(source) && known.get(destination);
            var rest = asked ? ofWay.get(way).minus(seen.getOrDefault(edge(pair), TrafficSet.NONE)) : ofWay.get(way);
            if (!rest.isEmpty()) {
                int number = asked ? number(numbers, rest) : numberOfWay[way];
                groups.computeIfAbsent(new Same(destination, number), _ -> new ArrayList<>())
                        .add(new Change(pair, rest));
            }
        });
        int count = groups.values().stream().mapToInt(List::size).sum();
        if (count == 0) {
            return Optional.empty();
        }
        var title = words.formatted(Wording.count(count, "never-seen pair"));
        boolean keeps = id.equals("lost");
        var lines = groups.values().stream().map(alike -> line(alike, tone, keeps)).toList();
        return Optional.of(Group.of("impact-" + id, Wording.sentence(title), title, tone, lines));
    }

    private static int number(Map<TrafficSet, Integer> numbers, TrafficSet traffic) {
        return numbers.computeIfAbsent(traffic, _ -> numbers.size());
    }

    /// Which parties were seen to talk to anybody.
    private BitSet seen(List<Party> parties) {
        var ends = new HashSet<NodeId>();
        seen.keySet().forEach(edge -> {
            ends.add(edge.source());
            ends.add(edge.target());
        });
        var known = new BitSet();
        for (int i = 0; i < parties.size() && !ends.isEmpty(); i++) {
            known.set(i, ends.contains(node(parties.get(i))));
        }
        return known;
    }

    private Line line(List<Change> alike, Tone tone, boolean keeps) {
        var first = alike.getFirst();
        var destination = first.pair().destination();
        var ends = sources(alike) + " → " + name(destination);
        var what = ends + " " + Wording.traffic(first.traffic());
        Optional<Pick> show = alike.size() == 1
                ? frame.scene().topology().edge(edge(first.pair())).map(edge -> new Pick.OfEdge(edge.id()))
                : frame.scene().topology().node(node(destination)).map(node -> new Pick.OfNode(node.id()));
        Optional<Traffic> why = alike.size() == 1
                ? packets(first, destination).stream().findFirst()
                : Optional.empty();
        return new Line(what, tone, show, why, keeps ? keep(alike, ends) : List.of());
    }

    /// Pairs as another reading has them, the first of them, and how many more there are.
    static List<Line> otherwise(Frame frame, Reading reading) {
        var names = new PairGroups(frame);
        var lines = new ArrayList<Line>();
        reading.pairs().stream().limit(MOST_OTHERWISE).forEach(
                pair -> lines.add(names.otherwise(reading.profile().word(), pair)));
        if (reading.pairs().size() > MOST_OTHERWISE) {
            lines.add(Line.plain("and " + (reading.pairs().size() - MOST_OTHERWISE) + " more", Tone.MUTED));
        }
        return lines;
    }

    private Line otherwise(String profile, Reading.Otherwise pair) {
        var shown = pair.shown();
        return new Line(
                "%s: %s → %s: %s (as shown: %s)"
                        .formatted(profile, name(shown.source()), name(shown.destination()), effect(pair.there()),
                                effect(shown)),
                Tone.WARNING,
                frame.scene().topology().edge(edge(shown)).map(edge -> new Pick.OfEdge(edge.id())),
                Optional.empty(),
                List.of());
    }

    private static String effect(PairChange change) {
        var unsure = unsure(change.way());
        var lost = change.lost().minus(unsure);
        var parts = new ArrayList<String>();
        if (!change.gained().isEmpty()) {
            parts.add("opened for " + Wording.traffic(change.gained()));
        }
        if (!lost.isEmpty()) {
            parts.add("closed for " + Wording.traffic(lost));
        }
        if (!unsure.isEmpty()) {
            parts.add("unknown for " + Wording.traffic(unsure));
        }
        return parts.isEmpty() ? "nothing changes" : String.join(", ", parts);
    }

    /// Those of the cluster before those outside.
    private String sources(List<Change> alike) {
        var names = alike.stream()
                .map(change -> change.pair().source())
                .sorted(Comparator.comparing(Party.Outside.class::isInstance))
                .map(this::name)
                .toList();
        return names.size() <= NAMED
                ? String.join(", ", names)
                : Wording.count(names.size(), "source") + " (" + String.join(", ", names.subList(0, NAMED)) + ", …)";
    }

    /// The step is named by what it lets through, which may be less than what is closed.
    private static List<Deed> keep(List<Change> alike, String ends) {
        var pairs = new ArrayList<Deed.Pair>();
        for (var change : alike) {
            var source = end(change.pair().source());
            var destination = end(change.pair().destination());
            var packets = packets(change, change.pair().destination());
            if (source.isEmpty() || destination.isEmpty() || packets.isEmpty()) {
                return List.of();
            }
            pairs.add(new Deed.Pair(source.get(), destination.get(), packets));
        }
        var ports = pairs.stream()
                .flatMap(pair -> pair.packets().stream())
                .distinct()
                .map(Traffic::toString)
                .collect(Collectors.joining(", "));
        return pairs.size() > MOST_KEPT ? List.of() : List.of(new Deed.Keep("Keep " + ends + " " + ports, pairs));
    }

    /// The packets that an exception for this traffic would name: its ports; of "every port" those that the destination
    /// declares.
    private static List<Traffic> packets(Change change, Party destination) {
        var named = PortChoices.of(change.traffic());
        return named.isEmpty()
                ? end(destination).stream()
                        .flatMap(end -> end.ports().stream())
                        .map(PairGroups::traffic)
                        .filter(packet -> change.traffic().contains(packet))
                        .distinct()
                        .toList()
                : named;
    }

    private static Traffic traffic(ContainerPort port) {
        return new Traffic(port.protocol(), port.number());
    }

    private static Optional<Endpoint> end(Party party) {
        return switch (party) {
            case Party.Group(_, var members) -> members.stream().findFirst();
            case Party.Outside(var addresses) -> Optional.of(new Endpoint.Outside(addresses));
        };
    }

    private static EdgeId edge(PairChange pair) {
        return new EdgeId(node(pair.source()), node(pair.destination()));
    }

    private static NodeId node(Party party) {
        return switch (party) {
            case Party.Group(var ref, _) -> NodeId.ofWorkload(ref);
            case Party.Outside(var addresses) -> NodeId.ofOutside(addresses);
        };
    }

    private String name(Party party) {
        return switch (party) {
            case Party.Group(var ref, _) -> ref.path();
            case Party.Outside(var addresses) ->
                frame.scene().topology().node(node(party)).map(Wording::name).orElseGet(() -> blocks(addresses));
        };
    }

    private static String blocks(IpSet addresses) {
        var blocks = addresses.cidrs();
        return "outside " + blocks.stream().limit(NAMED).map(Object::toString).collect(Collectors.joining(", "))
                + (blocks.size() > NAMED ? ", …" : "");
    }
}
