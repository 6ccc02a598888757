package dev.weft.whatif.proposal;

import dev.weft.net.Cidr;
import dev.weft.net.IpSet;
import dev.weft.net.TrafficSet;
import dev.weft.whatif.proposal.LinePlan.Deed;
import dev.weft.whatif.proposal.LinePlan.Deed.Grant;
import dev.weft.whatif.proposal.LinePlan.Item;
import dev.weft.whatif.proposal.Observed.Seen;
import dev.weft.whatif.proposal.Observed.State;
import dev.weft.whatif.proposal.Observed.Talk;
import dev.weft.whatif.proposal.Plan.Line;
import dev.weft.whatif.spec.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// Lines for what was seen: one for each pair of workloads, one for each workload and port with the outside. What was
/// denied has its line, not ticked: it works without.
final class KeepLines {
    /// More blocks than this in one rule nobody reads: then addresses are grouped.
    private static final int MOST_BLOCKS = 16;
    /// Prefix lengths of the groups, for IPv4 and IPv6, tried in this order.
    private static final int[][] GROUPS = {{24, 64}, {16, 48}, {8, 32}};

    private final Ground ground;
    private final Inhabitants inhabitants;
    private final Strictness strictness;

    /// What makes one line. An outside end is named later, when all of its addresses are known.
    private record Group(String id, State state) {}

    /// What was seen of one line.
    private record Sum(Anchor source, Anchor target, TrafficSet traffic, Seen seen, int addresses) {
        Sum and(Sum other) {
            return new Sum(
                    together(source, other.source),
                    together(target, other.target),
                    traffic.union(other.traffic),
                    seen.and(other.seen),
                    addresses + other.addresses);
        }

        private static Anchor together(Anchor one, Anchor other) {
            return one instanceof Anchor.OfOutside(var mine) && other instanceof Anchor.OfOutside(var theirs)
                    ? new Anchor.OfOutside(mine.union(theirs))
                    : one;
        }
    }

    KeepLines(Ground ground, Inhabitants inhabitants, Strictness strictness) {
        this.ground = ground;
        this.inhabitants = inhabitants;
        this.strictness = strictness;
    }

    List<Item> of(Observed observed, Predicate<Talk> wanted) {
        var sums = new LinkedHashMap<Group, Sum>();
        observed.talks().forEach((talk, seen) -> {
            if (wanted.test(talk)) {
                int addresses = isOutside(talk) ? 1 : 0;
                sums.merge(
                        new Group(id(talk), talk.state()),
                        new Sum(talk.source(), talk.target(), talk.set(), seen, addresses),
                        Sum::and);
            }
        });
        var items = new ArrayList<Item>();
        sums.forEach((group, sum) -> items.add(item(group, sum)));
        return items;
    }

    private String id(Talk talk) {
        var pair = name(talk.source()) + ">" + name(talk.target());
        var port = isOutside(talk) ? ":" + talk.traffic() : "";
        return "keep:" + pair + port + ":" + talk.state().name().toLowerCase(Locale.ROOT);
    }

    private static boolean isOutside(Talk talk) {
        return talk.source() instanceof Anchor.OfOutside || talk.target() instanceof Anchor.OfOutside;
    }

    private String name(Anchor anchor) {
        return switch (anchor) {
            case Anchor.OfWorkload(var ref) -> ref.id();
            case Anchor.OfNamespace(var name) -> name;
            case Anchor.OfOutside _ -> {
                var words = Observed.words(ground.snapshot(), anchor);
                yield words.startsWith("node ") ? "nodes" : "outside";
            }
        };
    }

    private Item item(Group group, Sum sum) {
        var source = grouped(sum.source());
        var target = grouped(sum.target());
        var traffic = group.state().isDenied() ? sum.traffic() : widened(target, sum.traffic());
        var text = words(source) + " to " + words(target) + " on " + Words.traffic(traffic);
        boolean cut = !source.equals(sum.source()) || !target.equals(sum.target());
        var why = why(group.state(), sum.seen()) + (cut ? "; " + sum.addresses() + " addresses, grouped" : "");
        var grant = new Grant(source, target, traffic, group.state() == State.ALLOWED);
        var line = new Line(group.id(), text, why, !group.state().isDenied());
        return new Item(line, new Deed.Keep(List.of(grant)));
    }

    private String words(Anchor anchor) {
        return anchor instanceof Anchor.OfOutside(var addresses) && addresses.ranges().size() > 1
                ? Words.blocks(addresses)
                : Observed.words(ground.snapshot(), anchor);
    }

    private static String why(State state, Seen seen) {
        return switch (state) {
            case ALLOWED -> PortOffers.often("seen", seen);
            case UNKNOWN -> PortOffers.often("seen", seen) + "; whether policies allow it now is not known";
            case DENIED -> PortOffers.often("seen", seen) + ", though policies deny it now";
            case DROPPED -> PortOffers.often("seen dropped", seen) + "; nothing works by it now";
        };
    }

    private TrafficSet widened(Anchor target, TrafficSet seen) {
        if (target instanceof Anchor.OfOutside) {
            return seen;
        }
        return switch (strictness) {
            case EXACTLY_SEEN -> seen;
            case DECLARED_PORTS -> seen.union(PortOffers.declaredBy(inhabitants.of(target)));
            case WHOLE_WORKLOADS, WHOLE_NAMESPACES -> TrafficSet.ALL;
        };
    }

    /// Each address for itself while they are few, then the blocks around them.
    private static Anchor grouped(Anchor anchor) {
        if (!(anchor instanceof Anchor.OfOutside(var addresses)) || addresses.cidrs().size() <= MOST_BLOCKS) {
            return anchor;
        }
        for (var lengths : GROUPS) {
            var wider = widened(addresses, lengths[0], lengths[1]);
            if (wider.cidrs().size() <= MOST_BLOCKS) {
                return new Anchor.OfOutside(wider);
            }
        }
        return new Anchor.OfOutside(IpSet.ALL);
    }

    private static IpSet widened(IpSet addresses, int v4, int v6) {
        return addresses.cidrs().stream()
                .map(cidr -> new Cidr(cidr.address(), Math.min(cidr.prefix(), cidr.address().v6() ? v6 : v4)).asSet())
                .reduce(IpSet.NONE, IpSet::union);
    }
}
