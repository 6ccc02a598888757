package dev.weft.layout.algorithm;

import dev.weft.layout.Box;
import dev.weft.layout.Positions;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The next drawing: what stood keeps its place exactly, newcomers find a free one.
///
/// People read a picture of their cluster by where things stand; a picture that rearranges itself whenever a pod comes
/// is a new picture each time. So nothing that stood is moved for a better look. A newcomer takes, in this order: a
/// free
/// place in its namespace's box, the place of one that has just left, a strip by which the box can grow without
/// touching
/// its neighbours. Only when the box is shut in on all sides does it grow downwards and push what is below.
/// Source: the order of attempts follows Weave Scope's incremental layout.
final class Newcomers {
    private final Topology topology;
    private final Sections sections;
    private final Positions previous;
    private final NamespaceLayout namespaces;
    private final Map<NodeId, Box> nodes = new HashMap<>();
    private final Map<String, Box> frames = new HashMap<>();
    private final Set<NodeId> newcomers = new HashSet<>();
    private final Neighbours neighbours;

    private Newcomers(Topology topology, Sections sections, Positions previous, NamespaceLayout namespaces) {
        this.topology = topology;
        this.sections = sections;
        this.previous = previous;
        this.namespaces = namespaces;
        if (!previous.pinned().isEmpty() || !keepAll()) {
            keepWhatIsFree();
        }
        this.neighbours = Neighbours.ofFew(newcomers, topology, nodes);
    }

    static Drawing of(Topology topology, Sections sections, Positions previous, NamespaceLayout namespaces) {
        return new Newcomers(topology, sections, previous, namespaces).draw();
    }

    private Drawing draw() {
        keepFrames();
        sections.open().forEach(this::fill);
        sections.folded().forEach(this::placeFolded);
        sections.open().forEach(this::placeGroup);
        new RimNewcomers(sections, nodes, neighbours).place(this::world, this::extent);
        return Separation.settle(sections, nodes, frames, previous.pinned());
    }

    /// What stood apart stands apart: each is asked for once. False where something grew, and may lie on others now.
    private boolean keepAll() {
        for (var node : topology.nodes()) {
            var place = previous.nodes().get(node.id());
            if (place == null) {
                newcomers.add(node.id());
            } else if (place.width() == NodeSizes.width(node) && place.height() == NodeSizes.height(node)) {
                nodes.put(node.id(), place);
            } else {
                return false;
            }
        }
        return true;
    }

    private void keepWhatIsFree() {
        nodes.clear();
        newcomers.clear();
        var kept = new Occupied();
        var pinnedFirst = topology.nodes().stream()
                .sorted(Comparator.comparing((TopologyNode node) -> !previous.pinned().contains(node.id())))
                .toList();
        for (var node : pinnedFirst) {
            var place = previous.nodes().get(node.id());
            var box = place == null ? null : NodeSizes.at(node, place.x(), place.y());
            if (box != null && kept.isFree(box)) {
                kept.take(box);
                nodes.put(node.id(), box);
            } else {
                newcomers.add(node.id());
            }
        }
    }

    private void keepFrames() {
        sections.open().forEach((name, members) -> {
            var inside = placed(members);
            var frame = previous.groups().get(name);
            if (!inside.isEmpty()) {
                var needed = NodeSizes.frameAround(Drawing.extentOf(inside));
                frames.put(name, frame == null ? needed : frame.around(needed));
            } else if (frame != null) {
                frames.put(name, frame);
            }
        });
    }

    private List<Box> placed(List<TopologyNode> members) {
        var boxes = new ArrayList<Box>();
        for (var node : members) {
            var box = nodes.get(node.id());
            if (box != null) {
                boxes.add(box);
            }
        }
        return boxes;
    }

    /// Newcomers in a box that stands.
    private void fill(String namespace, List<TopologyNode> members) {
        var frame = frames.get(namespace);
        if (frame == null || members.stream().noneMatch(node -> newcomers.contains(node.id()))) {
            return;
        }
        var room = new Room(frame, placed(members), departed(frame));
        for (var node : members) {
            if (!nodes.containsKey(node.id())) {
                var wish = neighbours.centre(node.id());
                nodes.put(node.id(), room.place(node, wish, grown -> isFree(namespace, grown)));
            }
        }
        frames.put(namespace, room.frame());
    }

    private List<Box> departed(Box frame) {
        var left = new ArrayList<Box>();
        previous.nodes().forEach((id, box) -> {
            if (frame.contains(box.centerX(), box.centerY()) && topology.node(id).isEmpty()) {
                left.add(box);
            }
        });
        return left;
    }

    private boolean isFree(String namespace, Box grown) {
        return world(namespace).isFree(grown);
    }

    /// A namespace that was folded just now stands where its box began; one that came out of a group, by the place of
    /// that.
    private void placeFolded(TopologyNode node) {
        if (nodes.containsKey(node.id())) {
            return;
        }
        var size = NodeSizes.at(node, 0, 0);
        var wish = Optional.ofNullable(previous.groups().get(node.id().key()))
                .or(() -> topology.groups().openedAround(node.id().key())
                        .map(group -> previous.nodes().get(NodeId.ofGroup(group.name()))))
                .or(() -> neighbours.centre(node.id()))
                .map(box -> new Box(box.x(), box.y(), size.width(), size.height()));
        nodes.put(node.id(), findPlace(node.id().key(), wish, size));
    }

    /// A namespace that is new, or was opened just now: then it begins where its folded node stood, if there is room.
    private void placeGroup(String namespace, List<TopologyNode> members) {
        if (frames.containsKey(namespace)) {
            return;
        }
        var group = namespaces.place(namespace, members, topology);
        var size = group.frame();
        var wish = Optional.ofNullable(previous.nodes().get(NodeId.ofNamespace(namespace)))
                .or(() -> neighbours.centreOutside(group.nodes().keySet())
                        .map(point -> point.moved(-size.width() / 2, -size.height() / 2)))
                .map(box -> new Box(box.x(), box.y(), size.width(), size.height()));
        var place = findPlace(namespace, wish, size);
        group.at(place.x(), place.y()).into(nodes, frames);
    }

    /// Without a wish, right of everything. The region reaches so far beyond everything that there is always a place.
    private Box findPlace(String namespace, Optional<Box> wish, Box size) {
        var extent = extent();
        double clearance = NodeSizes.GROUP_GAP;
        double step = Math.max(NodeSizes.UNIT, Math.max(extent.width(), extent.height()) / 200);
        var region = new Box(
                extent.x() - size.width() - 2 * clearance,
                extent.y() - size.height() - 2 * clearance,
                extent.width() + 2 * size.width() + 4 * clearance,
                extent.height() + 2 * size.height() + 4 * clearance);
        var wished = wish.orElse(
                new Box(extent.right() + clearance, extent.centerY() - size.height() / 2, size.width(), size.height()));
        return world(namespace)
                .nearestFree(wished, new Occupied.Search(region, step, step, clearance))
                .map(box -> new Box(Math.rint(box.x()), Math.rint(box.y()), box.width(), box.height()))
                .orElse(new Box(extent.right() + 2 * clearance, extent.y(), size.width(), size.height()));
    }

    private Box extent() {
        return Drawing.extent(nodes, frames);
    }

    /// Everything that stands free in the world but this namespace; the places of what has just left are kept free.
    private Occupied world(String except) {
        var world = new Occupied();
        frames.forEach((name, frame) -> {
            if (!name.equals(except)) {
                world.take(frame);
            }
        });
        nodes.forEach((id, box) -> {
            if (isLoose(id)) {
                world.take(box);
            }
        });
        previous.groups().forEach((name, frame) -> {
            boolean standsElsewhere = frames.containsKey(name) || nodes.containsKey(NodeId.ofNamespace(name));
            if (!name.equals(except) && !standsElsewhere) {
                world.take(frame);
            }
        });
        return world;
    }

    private boolean isLoose(NodeId id) {
        return topology.node(id).map(TopologyNode::namespace).orElse("").isEmpty();
    }
}
