package dev.weft.view.graph;

import dev.weft.layout.Box;
import dev.weft.layout.Pins;
import dev.weft.picture.Viewport;
import dev.weft.topology.NodeId;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A node in the hand: its outline follows the mouse until it is put down.
///
/// Threads: confined to the FX thread.
final class NodeDrag {
    private record Held(NodeId node, Box box, double x, double y) {}

    private final Region outline = new Region();
    private @Nullable Held held;

    NodeDrag() {
        outline.setId("graph-drag");
        outline.getStyleClass().add("graph-drag");
        outline.setManaged(false);
        outline.setMouseTransparent(true);
        outline.setVisible(false);
    }

    Node outline() {
        return outline;
    }

    boolean isHolding() {
        return held != null;
    }

    /// `box` is where the node is on the pane, `x`, `y` where the mouse took it.
    void take(NodeId node, Box box, double x, double y) {
        held = new Held(node, box, x, y);
        outline.resizeRelocate(box.x(), box.y(), box.width(), box.height());
        outline.setVisible(true);
    }

    void move(double x, double y) {
        if (held != null) {
            outline.relocate(held.box.x() + x - held.x, held.box.y() + y - held.y);
        }
    }

    /// Where it is put down; empty when none was held. Whole units of the world, as layouts make them.
    Optional<Pins.Pin> putDown(Viewport viewport) {
        var last = held;
        cancel();
        return last == null
                ? Optional.empty()
                : Optional.of(new Pins.Pin(
                        last.node,
                        Math.rint(viewport.toWorldX(outline.getLayoutX())),
                        Math.rint(viewport.toWorldY(outline.getLayoutY()))));
    }

    void cancel() {
        held = null;
        outline.setVisible(false);
    }
}
