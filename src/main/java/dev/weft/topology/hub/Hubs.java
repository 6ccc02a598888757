package dev.weft.topology.hub;

import dev.weft.topology.EdgeId;
import dev.weft.topology.Evidence;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The edges of hubs that a picture may show as badges, in the order of their ids.
///
/// Threads: immutable.
public final class Hubs {
    public static final Hubs NONE = new Hubs(Map.of());

    private final Map<EdgeId, Badge> badges;
    private final Map<NodeId, List<Badge>> cards;
    private final Map<NodeId, List<String>> sayings;

    private Hubs(Map<EdgeId, Badge> badges) {
        this.badges = badges;
        var byCard = new HashMap<NodeId, List<Badge>>();
        badges.values().forEach(badge -> byCard.computeIfAbsent(badge.card(), _ -> new ArrayList<>()).add(badge));
        this.cards = byCard;
        this.sayings = sayings(badges.values());
    }

    private static Map<NodeId, List<String>> sayings(Collection<Badge> badges) {
        var counts = new TreeMap<NodeId, int[]>();
        for (var badge : badges) {
            counts.computeIfAbsent(badge.hub(), _ -> new int[2])[badge.calls() ? 0 : 1]++;
        }
        var said = new HashMap<NodeId, List<String>>();
        counts.forEach((hub, count) -> {
            var words = new ArrayList<String>();
            if (count[0] > 0) {
                words.add("%,d in".formatted(count[0]));
            }
            if (count[1] > 0) {
                words.add("%,d out".formatted(count[1]));
            }
            said.put(hub, List.copyOf(words));
        });
        return said;
    }

    /// Cost: O(nodes + edges).
    public static Hubs of(Topology topology) {
        var callees = Degrees.ofCallers(topology.numbered()).hubs(Hubs::isDns);
        var callers = Degrees.ofCallees(topology.numbered()).hubs(Hubs::isScraper);
        if (callees.isEmpty() && callers.isEmpty()) {
            return NONE;
        }
        var badges = new LinkedHashMap<EdgeId, Badge>();
        var names = Stream.concat(callees.stream(), callers.stream()).map(hub -> name(hub, topology)).toList();
        var brief = ShortNames.of(names);
        for (var edge : topology.edges()) {
            boolean called = callees.contains(edge.id().target());
            if ((called || callers.contains(edge.id().source())) && isCalm(edge) && hasCard(edge, called)) {
                var name = name(called ? edge.id().target() : edge.id().source(), topology);
                badges.put(edge.id(), badge(edge, called, name, brief.getOrDefault(name, name)));
            }
        }
        return new Hubs(Collections.unmodifiableMap(badges));
    }

    public boolean isBadge(EdgeId edge) {
        return badges.containsKey(edge);
    }

    /// How many edges are badges.
    public int count() {
        return badges.size();
    }

    /// On the card of a node.
    public List<Badge> on(NodeId node) {
        return cards.getOrDefault(node, List.of());
    }

    /// What the card of a hub says of its own badges on other cards: `9 in`, `7 out`; nothing where it has none.
    public List<String> sayings(NodeId hub) {
        return sayings.getOrDefault(hub, List.of());
    }

    /// What a reader must see at once is never made small.
    private static boolean isCalm(TopologyEdge edge) {
        boolean calm = switch (edge.state()) {
            case OBSERVED_ALLOWED, UNUSED, UNKNOWN -> true;
            case OBSERVED_DENIED, WOULD_BE_DENIED, WOULD_BE_ALLOWED, UNTRIED, LEADS -> false;
        };
        return calm && edge.evidence().stream().noneMatch(Hubs::isNews);
    }

    private static boolean isNews(Evidence evidence) {
        return evidence instanceof Evidence.Drafted
                || (evidence instanceof Evidence.Observed seen && seen.disagreement().isPresent());
    }

    /// What comes from outside, or goes there, is a line of its own.
    private static boolean hasCard(TopologyEdge edge, boolean called) {
        var partner = called ? edge.id().source() : edge.id().target();
        boolean loop = edge.id().source().equals(edge.id().target());
        return !loop && Degrees.counts(partner);
    }

    private static String name(NodeId hub, Topology topology) {
        return topology.node(hub).map(TopologyNode::label).orElse(hub.key());
    }

    private static Badge badge(TopologyEdge edge, boolean called, String name, String brief) {
        boolean dns = called && Ports.isDnsOnly(edge);
        return new Badge(edge.id(), edge.state(), dns ? "DNS" : name, dns ? "DNS" : brief, called);
    }

    private static boolean isDns(Degrees.Partners partners) {
        return partners.dns() * 2 > partners.edges();
    }

    private static boolean isScraper(Degrees.Partners partners) {
        return Scrapers.isOne(partners.node());
    }
}
