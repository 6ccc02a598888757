package dev.weft.view;

import dev.weft.layout.Box;
import dev.weft.net.Traffic;
import dev.weft.picture.Pick;
import dev.weft.session.Frame;
import dev.weft.session.ViewRequest;
import dev.weft.topology.Boxes;
import dev.weft.topology.FoldGroups;
import dev.weft.topology.FoldWish;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// All that the window remembers, as a photograph: where the frames come from, the newest of them, what the user
/// wishes,
/// what is selected, and which packet *Why* is about.
record MainModel(
        OpenSource source, Optional<Frame> frame, ViewRequest wish, Optional<Pick> selection, Optional<Traffic> port) {
    static MainModel of(OpenSource source) {
        var wish = ViewRequest.DEFAULT.with(source.arrangement().first());
        return new MainModel(source, Optional.empty(), wish, Optional.empty(), Optional.empty());
    }

    MainModel withFrame(Frame newest) {
        return new MainModel(source, Optional.of(newest), wish, selection, port);
    }

    MainModel withWish(ViewRequest other) {
        return new MainModel(source, frame, other, selection, port);
    }

    /// Another selection asks about another packet.
    MainModel withSelection(Optional<Pick> other) {
        return other.equals(selection)
                ? this
                : new MainModel(source, frame, wish, other, Optional.empty());
    }

    MainModel withPort(Traffic other) {
        return new MainModel(source, frame, wish, selection, Optional.of(other));
    }

    /// Does a text hide what it does not find?
    boolean isFiltered() {
        return !wish.filter().text().isEmpty();
    }

    /// The namespace becomes one node, or opens again; one that alone is too many is shown alone. A group opens into
    /// its namespaces, or closes around them again.
    MainModel withFoldToggled(String namespace) {
        if (FoldGroups.isGroup(namespace)) {
            var folds = wish.arrangement().folds();
            return withWish(wish.with(isFolded(namespace) ? folds.open(namespace) : folds.shut(namespace)));
        }
        if (isTooLarge(namespace)) {
            return withWish(wish.withFilter(wish.filter().withNamespaces(Set.of(namespace)).withText("")));
        }
        var folds = wish.arrangement().folds();
        return withWish(wish.with(isFolded(namespace) ? folds.open(namespace) : folds.fold(namespace)));
    }

    /// By wish or to keep the picture readable; as it is drawn, or else as it is wished.
    boolean isFolded(String namespace) {
        var folds = wish.arrangement().folds();
        if (FoldGroups.isGroup(namespace)) {
            return !folds.opened().contains(namespace);
        }
        return folds.folded().contains(namespace)
                || isTooLarge(namespace)
                || (!folds.opened().contains(namespace)
                        && frame.filter(known -> known.scene().scenery().folds().folded().contains(namespace))
                                .isPresent());
    }

    private boolean isTooLarge(String namespace) {
        return frame.filter(known -> known.scene().scenery().folds().large().contains(namespace)).isPresent();
    }

    /// All of them open, however many.
    MainModel withAllOpen() {
        return withWish(wish.with(new FoldWish(Set.of(), namespaces(), Set.of())));
    }

    /// All that can fold: namespaces, and the boxes that are drawn in their place.
    private Set<String> namespaces() {
        var names = new HashSet<String>();
        frame.ifPresent(known -> {
            names.addAll(known.meaning().snapshot().namespaces().keySet());
            known.scene().topology().nodes().stream()
                    .map(node -> node.id().isFold() ? node.id().key() : node.namespace())
                    .filter(name -> !Boxes.isNamespace(name) && !FoldGroups.isGroup(name))
                    .forEach(names::add);
        });
        return Set.copyOf(names);
    }

    MainModel withAllFolded() {
        return withWish(wish.withFolded(namespaces()));
    }

    /// The namespace that a pick is in or is; empty for outside peers, edges, and boxes that are no namespaces.
    Optional<String> namespaceOf(Pick pick) {
        if (pick instanceof Pick.OfNode(var id) && !id.isFold()) {
            return frame.flatMap(known -> known.scene().topology().node(id))
                    .filter(node -> !node.namespace().isEmpty())
                    .map(TopologyNode::home)
                    .filter(name -> !name.isEmpty());
        }
        return boxNamed(pick).filter(Boxes::isNamespace);
    }

    /// The box, or the group of boxes, that a pick is in or is, by name; empty for outside peers and edges.
    Optional<String> boxNamed(Pick pick) {
        return switch (pick) {
            case Pick.OfGroup(var name) -> Optional.of(name);
            case Pick.OfEdge _ -> Optional.empty();
            case Pick.OfNode(var id) when id.isFold() -> Optional.of(id.key());
            case Pick.OfNode(var id) ->
                frame.flatMap(known -> known.scene().topology().node(id))
                        .map(node -> node.namespace())
                        .filter(name -> !name.isEmpty());
        };
    }

    /// The group that a folded box came out of when it was opened.
    Optional<FoldGroups.Group> openedAround(String box) {
        return frame.flatMap(known -> known.scene().scenery().folds().groups().openedAround(box));
    }

    /// Where a node stands, or both ends of an edge; empty for what is not drawn.
    Optional<Box> boxOf(Pick pick) {
        var ends = switch (pick) {
            case Pick.OfNode(var id) -> List.of(id);
            case Pick.OfEdge(var id) -> List.of(id.source(), id.target());
            case Pick.OfGroup _ -> List.<NodeId>of();
        };
        return frame.flatMap(known -> ends.stream()
                .map(end -> known.scene().positions().nodes().get(end))
                .filter(Objects::nonNull)
                .reduce(Box::around));
    }

    /// Namespaces whose sockets are read already, or else those that are looked at.
    Set<String> socketsInMind() {
        var reading = wish.flows().sockets();
        return reading.isEmpty() ? wish.filter().namespaces() : reading;
    }

    Optional<TopologyNode> selectedWorkload() {
        return selection
                .filter(Pick.OfNode.class::isInstance)
                .flatMap(pick -> frame.flatMap(known -> known.scene().topology().node(((Pick.OfNode) pick).id())))
                .filter(found -> found.id().kind() == NodeId.Kind.WORKLOAD);
    }

    /// The namespace of what is selected; else the first that is chosen or shown.
    Optional<String> homeNamespace() {
        return selection
                .flatMap(this::namespaceOf)
                .or(() -> wish.filter().namespaces().stream().sorted().findFirst())
                .or(() -> frame.flatMap(known -> known.scene().topology().nodes().stream()
                        .map(TopologyNode::home)
                        .filter(name -> !name.isEmpty())
                        .findFirst()));
    }
}
