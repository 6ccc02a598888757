package dev.weft.session;

import dev.weft.layout.Arrivals;
import dev.weft.layout.Box;
import dev.weft.layout.Ghost;
import dev.weft.layout.Layout;
import dev.weft.layout.Pins;
import dev.weft.layout.Positions;
import dev.weft.topology.Filter;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where nodes stand from frame to frame. Nodes that are filtered away or folded come back to the same place; what the
/// user pinned stays where it was put; a new drawing of everything is made when it is asked for, or by another layout.
/// What is near a node is drawn for itself, close together, and all the rest is afterwards where it was; boxes are
/// drawn around what a search leaves in them.
///
/// Threads: confined to the analysis thread.
final class PlaceMemory {
    /// What the picture came to. `newcomers` came since everything was drawn anew, and stand where there was room.
    record Placed(Positions positions, List<Ghost> ghosts, int newcomers) {}

    private final List<Layout> layouts;
    private final Duration budget;
    private final Arrivals arrivals = new Arrivals();
    private final Map<NodeId, Box> remembered = new HashMap<>();
    private final Map<String, Box> rememberedGroups = new HashMap<>();
    private Positions last = Positions.NONE;
    /// What was seen before the neighbours of a node were looked at.
    private Positions home = Positions.NONE;
    private ViewRequest request = ViewRequest.DEFAULT;
    private @Nullable Topology placed;
    private boolean lasted;

    PlaceMemory(List<Layout> layouts, Duration budget) {
        this.layouts = List.copyOf(layouts);
        this.budget = budget;
    }

    /// `lasting`: the cluster is known whole, so who comes now is new and who leaves is gone. The first time that it
    /// is, everything is drawn anew: what stood there was a part of it.
    Placed place(Topology topology, ViewRequest wish, Instant now, boolean lasting) {
        var before = placed;
        var arrangement = wish.arrangement();
        boolean divided = !arrangement.scope().equals(asked().scope());
        if (divided) { // a place in one box says nothing about a place in another
            remembered.clear();
            rememberedGroups.clear();
            last = Positions.NONE;
        }
        boolean whole = lasting && !lasted && before != null; // in which order it was read shows nowhere
        boolean tidy = divided
                || whole
                || arrangement.tidied() != asked().tidied()
                || !arrangement.layout().equals(asked().layout());
        boolean nearer = step(wish.filter(), request.filter());
        boolean same = before != null
                && !nearer
                && last.settled()
                && topology.sharesNodesWith(before)
                && !tidy
                && arrangement.pins().equals(asked().pins());
        var view = tidy || !lasting || !lasted || !last.settled()
                ? Arrivals.View.ANEW
                : looksAtTheSame(wish) ? Arrivals.View.SAME : Arrivals.View.OTHER;
        arrivals.look(topology, last, view, now);
        if (!same) {
            boolean anew = tidy || (nearer && wish.filter().near().isPresent());
            last = positions(topology, wish, anew);
            remember(wish.filter());
        }
        placed = topology;
        request = wish;
        lasted = lasting;
        return new Placed(last, arrivals.ghosts(last, now), arrivals.newcomers(topology));
    }

    /// True when the neighbours of a node are looked at, of another one, or no longer.
    private boolean step(Filter next, Filter before) {
        if (next.near().isPresent() && before.near().isEmpty()) {
            home = last;
        }
        if (next.near().isEmpty() && before.near().isPresent()) {
            last = home;
        }
        return !next.near().equals(before.near());
    }

    /// A sketch is no place to come back to, nor is one among the neighbours of a node.
    private void remember(Filter filter) {
        if (last.settled() && filter.near().isEmpty()) {
            remembered.putAll(last.nodes());
            if (!sieves(filter)) {
                rememberedGroups.putAll(last.groups());
            }
        }
    }

    /// Are single nodes left out, so that boxes would stand half empty?
    private static boolean sieves(Filter filter) {
        return !filter.text().isEmpty() || filter.truth().isPresent();
    }

    /// Of the last picture.
    private Arrangement asked() {
        return request.arrangement();
    }

    @SuppressWarnings("ReferenceEquality") // a wish is itself while nobody changes it
    private boolean looksAtTheSame(ViewRequest wish) {
        return wish.filter().equals(request.filter())
                && wish.arrangement().folds().equals(asked().folds())
                && wish.whatIf() == request.whatIf()
                && wish.flows() == request.flows();
    }

    private Positions positions(Topology topology, ViewRequest wish, boolean tidy) {
        var arrangement = wish.arrangement();
        var layout = layout(arrangement.layout(), topology);
        var sketch = sketch(topology, layout);
        if (sketch.isPresent()) {
            return sketch.get();
        }
        if (!last.settled()) {
            last = Positions.NONE; // the sketch has served
        }
        if (tidy) {
            var fresh = layout.step(topology, Positions.NONE, budget).alignedTo(last);
            return arrangement.pins().pins().isEmpty()
                    ? fresh
                    : layout.step(topology, pinned(fresh, arrangement.pins()), budget);
        }
        var previous = pinned(previous(topology, wish.filter()), arrangement.pins());
        var next = layout.step(topology, previous, budget);
        boolean newPin = arrangement.pins().pins().stream()
                .anyMatch(pin -> next.nodes().containsKey(pin.node()) && !previous.nodes().containsKey(pin.node()));
        return newPin ? layout.step(topology, pinned(next, arrangement.pins()), budget) : next;
    }

    /// A first picture of many nodes, at once; the next run makes the good one.
    private Optional<Positions> sketch(Topology topology, Layout layout) {
        boolean worth = last.nodes().isEmpty() && topology.nodes().size() > layout.reach().atOnce();
        return layouts.stream()
                .filter(quick -> quick.reach().equals(Layout.Reach.INSTANT))
                .filter(_ -> worth)
                .findFirst()
                .map(quick -> quick.step(topology, Positions.NONE, budget))
                .map(grid -> new Positions(grid.nodes(), grid.groups(), false));
    }

    /// The one that is wished for, if it can draw so many.
    private Layout layout(String name, Topology topology) {
        return layouts.stream()
                .filter(one -> one.name().equals(name) && one.reach().holds(topology))
                .findFirst()
                .orElse(layouts.getFirst());
    }

    /// The pinned ones where they were put. What would lie beneath them looks for another place, and the box of their
    /// namespace is drawn around it anew.
    private Positions pinned(Positions positions, Pins pins) {
        var nodes = new HashMap<>(positions.nodes());
        var groups = new HashMap<>(positions.groups());
        var fixed = new HashSet<NodeId>();
        for (var pin : pins.pins()) {
            var box = nodes.get(pin.node());
            if (box != null) {
                fixed.add(pin.node());
                nodes.put(pin.node(), new Box(pin.x(), pin.y(), box.width(), box.height()));
            }
        }
        if (!pins.equals(asked().pins())) {
            reframe(groups, positions, fixed, pins);
        }
        var kept = Set.copyOf(fixed);
        nodes.entrySet().removeIf(entry -> !kept.contains(entry.getKey())
                && kept.stream().map(nodes::get).anyMatch(box -> box != null && box.overlaps(entry.getValue())));
        return new Positions(nodes, groups, fixed, positions.settled());
    }

    private void reframe(Map<String, Box> groups, Positions positions, Set<NodeId> fixed, Pins pins) {
        var moved = new HashSet<>(fixed);
        moved.removeIf(id -> pins.of(id).equals(asked().pins().of(id)));
        asked().pins().pins().stream().map(Pins.Pin::node).filter(id -> pins.of(id).isEmpty()).forEach(moved::add);
        for (var id : moved) {
            var box = positions.nodes().get(id);
            if (box != null) {
                groups.values().removeIf(frame -> frame.contains(box.centerX(), box.centerY()));
            }
        }
    }

    /// The places of the last frame and of what has just gone, and those of returning nodes where they are still free.
    private Positions previous(Topology topology, Filter filter) {
        if (last.nodes().isEmpty()) {
            return last;
        }
        var nodes = new HashMap<>(last.nodes());
        arrivals.places().forEach(nodes::putIfAbsent);
        boolean sieves = sieves(filter);
        boolean opened = sieves(request.filter()) && !sieves;
        var groups = new HashMap<>(sieves ? Map.of() : opened ? rememberedGroups : last.groups());
        for (TopologyNode node : topology.nodes()) {
            var box = remembered.get(node.id());
            if (box != null && !nodes.containsKey(node.id()) && isFree(box, topology, nodes)) {
                nodes.put(node.id(), box);
                var group = rememberedGroups.get(node.namespace());
                if (group != null && !sieves) {
                    groups.merge(node.namespace(), group, Box::around);
                }
            }
        }
        return new Positions(nodes, groups, last.settled());
    }

    private static boolean isFree(Box box, Topology topology, Map<NodeId, Box> nodes) {
        for (var entry : nodes.entrySet()) {
            if (entry.getValue().overlaps(box) && topology.node(entry.getKey()).isPresent()) {
                return false;
            }
        }
        return true;
    }
}
