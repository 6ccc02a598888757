package dev.weft.view.graph;

import dev.weft.picture.Pick;
import dev.weft.session.Frame;
import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;
import dev.weft.view.gesture.GestureDesk;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The keyboard on the picture: arrows go to the nearest node, `.` and `,` through its connections, Enter opens, Esc
/// lets
/// go, F folds, A allows, D denies, plus and minus zoom, Space flips before and after of a draft.
final class GraphKeys {
    private static final double STEP = 1.25;

    private final GraphPane graph;

    GraphKeys(GraphPane graph) {
        this.graph = graph;
    }

    void install() {
        graph.setOnKeyPressed(event -> {
            if (!event.isShortcutDown() && !event.isAltDown() && handled(event)) {
                event.consume();
            }
        });
        graph.setOnKeyTyped(event -> {
            switch (event.getCharacter()) {
                case "+" -> graph.zoom(STEP);
                case "-" -> graph.zoom(1 / STEP);
                case "a", "A" -> withSelection(GestureDesk::allowFrom);
                case "d", "D" -> withSelection(GestureDesk::deny);
                case "p", "P" -> node(graph.selection()).ifPresent(
                        id -> graph.pinning().ifPresent(doors -> doors.toggle().accept(id)));
                default -> graph.listener().typed(event.getCharacter());
            }
        });
    }

    /// Once the key is typed, not when it goes down: the card that opens would be given the letter.
    private void withSelection(BiConsumer<GestureDesk, Pick> deed) {
        graph.gestures().ifPresent(desk -> graph.selection().ifPresent(pick -> deed.accept(desk, pick)));
    }

    private boolean handled(KeyEvent event) {
        return switch (event.getCode()) {
            case LEFT -> step(-1, 0);
            case RIGHT -> step(1, 0);
            case UP -> step(0, -1);
            case DOWN -> step(0, 1);
            case PERIOD -> connection(1);
            case COMMA -> connection(-1);
            case ENTER -> onSelection(event.getCode());
            case F -> onSelection(event.getCode());
            case ESCAPE -> deselected();
            case SPACE -> flipped();
            default -> false;
        };
    }

    private boolean flipped() {
        graph.listener().flipped();
        return true;
    }

    private boolean deselected() {
        if (graph.selection().isEmpty()) {
            graph.listener().escaped();
        } else {
            graph.listener().selected(Optional.empty());
        }
        return true;
    }

    private boolean onSelection(KeyCode key) {
        graph.selection().ifPresent(pick -> {
            if (key == KeyCode.F) {
                graph.listener().folded(pick);
            } else {
                graph.listener().opened(pick);
            }
        });
        return true;
    }

    private boolean step(int dx, int dy) {
        graph.frame().ifPresent(frame -> {
            var positions = frame.scene().positions();
            Nearest.node(positions, node(graph.selection()), dx, dy).ifPresent(next -> {
                graph.listener().selected(Optional.of(new Pick.OfNode(next)));
                Optional.ofNullable(positions.nodes().get(next)).ifPresent(graph::reveal);
            });
        });
        return true;
    }

    /// The node that arrows and connections start from: of an edge its source.
    private static Optional<NodeId> node(Optional<Pick> selection) {
        return selection.flatMap(pick -> switch (pick) {
            case Pick.OfNode(var id) -> Optional.of(id);
            case Pick.OfEdge(var id) -> Optional.of(id.source());
            case Pick.OfGroup _ -> Optional.empty();
        });
    }

    private boolean connection(int by) {
        graph.frame().flatMap(frame -> next(frame, by)).ifPresent(edge ->
                graph.listener().selected(Optional.of(new Pick.OfEdge(edge))));
        return true;
    }

    private Optional<EdgeId> next(Frame frame, int by) {
        var edges = node(graph.selection())
                .map(id -> frame.scene().topology().edgesOf(id))
                .orElse(java.util.List.of());
        if (edges.isEmpty()) {
            return Optional.empty();
        }
        int at = graph.selection().orElseThrow() instanceof Pick.OfEdge(var id)
                ? edges.stream().map(edge -> edge.id()).toList().indexOf(id)
                : by > 0 ? -1 : 0;
        return Optional.of(edges.get(Math.floorMod(at + by, edges.size())).id());
    }
}
