package dev.weft.view.gesture;

import dev.weft.layout.Box;
import dev.weft.picture.Pick;
import dev.weft.topology.NodeId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/// The drawing of a new connection: a handle at the right edge of the node under the cursor, and a line from it that
/// follows the mouse to whatever it may end at. The outside has a place of its own while the line is drawn, as it is
/// often not on the picture.
///
/// Threads: confined to the FX thread.
final class LinkLayer extends Pane {
    /// What may lie under the line's end.
    sealed interface Aim {
        record At(Pick pick) implements Aim {}

        /// Everybody outside.
        record Outside() implements Aim {}
    }

    /// How the end of the line looks: it is allowed already, it would be new, or no policy can name it.
    enum Glow {
        ALLOWED,
        DENIED,
        NOBODY
    }

    /// What the layer asks: what lies at a point, where a node is on the screen, how an aim looks; and what it tells.
    record Doors(
            BiFunction<Double, Double, Optional<Pick>> at,
            Function<NodeId, Optional<Box>> box,
            BiFunction<NodeId, Aim, Glow> glow,
            BiConsumer<NodeId, Aim> drop) {}

    private static final double HANDLE = 14;
    private static final PseudoClass ALLOWED = PseudoClass.getPseudoClass("allowed");
    private static final PseudoClass DENIED = PseudoClass.getPseudoClass("denied");
    private static final PseudoClass NOBODY = PseudoClass.getPseudoClass("nobody");

    private final Doors doors;
    private final Region handle = new Region();
    private final Line line = new Line();
    private final Region target = new Region();
    private final Label outside = new Label("Outside (any address)");
    private final EventHandler<MouseEvent> drawn = this::draw;
    private final EventHandler<MouseEvent> ended = this::end;
    private Optional<NodeId> source = Optional.empty();
    private boolean drawing;
    private Optional<Aim> aim = Optional.empty();

    LinkLayer(Doors doors) {
        this.doors = doors;
        setId("links");
        setManaged(false);
        setPickOnBounds(false);
        handle.setId("link-handle");
        handle.getStyleClass().add("link-handle");
        handle.setCursor(Cursor.CROSSHAIR);
        handle.setAccessibleText("Drag to allow a connection");
        handle.setVisible(false);
        line.getStyleClass().add("link-line");
        line.setMouseTransparent(true);
        line.setVisible(false);
        target.getStyleClass().add("link-target");
        target.setMouseTransparent(true);
        target.setVisible(false);
        outside.setId("link-outside");
        outside.getStyleClass().add("link-outside");
        outside.setMouseTransparent(true);
        outside.setVisible(false);
        for (var placed : List.of(target, outside, handle)) {
            placed.setManaged(false); // their places come from the picture
        }
        getChildren().addAll(target, line, outside, handle);
        handle.setOnMousePressed(this::begin);
        sceneProperty().addListener((_, before, now) -> {
            follow(before, false);
            follow(now, true);
        });
        handle.setOnMouseClicked(MouseEvent::consume);
    }

    /// What is under the cursor now. The handle stays while it is itself under the cursor, or the line is drawn.
    void hover(Optional<NodeId> node) {
        if (drawing || handle.isHover()) {
            return;
        }
        source = node;
        place();
    }

    /// The picture moved beneath it.
    void moved() {
        if (!drawing) {
            place();
        }
    }

    private void place() {
        var box = source.flatMap(doors.box());
        handle.setVisible(box.isPresent());
        box.ifPresent(at -> handle.resizeRelocate(
                at.right() - HANDLE / 2, at.centerY() - HANDLE / 2, HANDLE, HANDLE));
    }

    /// The line is followed wherever the mouse goes: what lies under it gets no drag of its own.
    private void follow(@Nullable Scene scene, boolean on) {
        if (scene == null) {
            return;
        }
        if (on) {
            scene.addEventFilter(MouseEvent.MOUSE_DRAGGED, drawn);
            scene.addEventFilter(MouseEvent.MOUSE_RELEASED, ended);
        } else {
            scene.removeEventFilter(MouseEvent.MOUSE_DRAGGED, drawn);
            scene.removeEventFilter(MouseEvent.MOUSE_RELEASED, ended);
        }
    }

    private void begin(MouseEvent event) {
        event.consume();
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        source.flatMap(doors.box()).ifPresent(box -> {
            drawing = true;
            lightUp();
            line.setStartX(box.right());
            line.setStartY(box.centerY());
            line.setEndX(box.right());
            line.setEndY(box.centerY());
            line.setVisible(true);
            outside.setVisible(true);
            outside.autosize();
            outside.relocate(getWidth() - outside.getWidth() - 12, 12);
        });
    }

    private void draw(MouseEvent event) {
        if (!drawing) {
            return;
        }
        event.consume();
        var at = sceneToLocal(event.getSceneX(), event.getSceneY());
        line.setEndX(at.getX());
        line.setEndY(at.getY());
        var now = aimAt(at);
        if (!now.equals(aim)) {
            aim = now;
            lightUp();
        }
    }

    private Optional<Aim> aimAt(Point2D at) {
        return outside.getBoundsInParent().contains(at)
                ? Optional.of(new Aim.Outside())
                : doors.at().apply(at.getX(), at.getY())
                        .filter(pick -> !(pick instanceof Pick.OfEdge))
                        .map(Aim.At::new);
    }

    /// Once for each thing that the line comes upon, not for each move of the mouse: who stands behind it is looked up.
    private void lightUp() {
        var glow = source.flatMap(from -> aim.map(to -> doors.glow().apply(from, to)));
        boolean atOutside = aim.filter(Aim.Outside.class::isInstance).isPresent();
        light(line, glow);
        light(target, glow);
        light(outside, atOutside ? glow : Optional.empty());
        var box = aim.flatMap(this::box);
        target.setVisible(box.isPresent());
        box.ifPresent(around ->
                target.resizeRelocate(around.x() - 4, around.y() - 4, around.width() + 8, around.height() + 8));
    }

    private static void light(Node lit, Optional<Glow> glow) {
        lit.pseudoClassStateChanged(ALLOWED, glow.equals(Optional.of(Glow.ALLOWED)));
        lit.pseudoClassStateChanged(DENIED, glow.equals(Optional.of(Glow.DENIED)));
        lit.pseudoClassStateChanged(NOBODY, glow.equals(Optional.of(Glow.NOBODY)));
    }

    private Optional<Box> box(Aim to) {
        return to instanceof Aim.At(Pick.OfNode(var id)) ? doors.box().apply(id) : Optional.empty();
    }

    private void end(MouseEvent event) {
        if (!drawing) {
            return;
        }
        event.consume();
        var from = source;
        var to = aim;
        cancel();
        from.ifPresent(node -> to.ifPresent(found -> doors.drop().accept(node, found)));
    }

    /// The line is let go and nothing comes of it.
    void cancel() {
        drawing = false;
        aim = Optional.empty();
        line.setVisible(false);
        target.setVisible(false);
        outside.setVisible(false);
        handle.setVisible(false);
    }
}
