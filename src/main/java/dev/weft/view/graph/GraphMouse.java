package dev.weft.view.graph;

import dev.weft.picture.Pick;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.Cursor;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;

/// The mouse on the picture: wheel zooms at the cursor, Shift and wheel goes sideways, dragging a node moves and pins
/// it,
/// dragging anything else pans, a click selects, a double click folds, opens, or fits.
final class GraphMouse {
    /// A hand that clicks moves the mouse by less than this, in pixels.
    private static final double STILL = 4;
    /// One notch of a wheel is 40 units: about a sixth closer.
    private static final double ZOOM_PER_UNIT = 1.004;
    /// Shorter would ask the hit index for every pixel that the mouse crosses.
    private static final Duration HOVER = Duration.millis(30);

    private final GraphPane graph;
    private final PauseTransition hover = new PauseTransition(HOVER);
    private double pressX;
    private double pressY;
    private double lastX;
    private double lastY;
    private boolean dragged;
    private Optional<Pick> pressed = Optional.empty();

    GraphMouse(GraphPane graph) {
        this.graph = graph;
    }

    void install() {
        graph.setOnScroll(this::scrolled);
        graph.setOnZoom(event -> graph.move(
                graph.viewport().zoomedAt(event.getX(), event.getY(), event.getZoomFactor())));
        graph.setOnMousePressed(this::pressed);
        graph.setOnMouseDragged(this::dragged);
        graph.setOnMouseReleased(this::released);
        graph.setOnMouseMoved(this::moved);
        graph.setOnMouseExited(_ -> {
            hover.stop();
            graph.hover(Optional.empty(), 0, 0);
        });
        graph.setOnContextMenuRequested(this::menu);
    }

    private void scrolled(ScrollEvent event) {
        if (event.isShiftDown()) {
            graph.move(graph.viewport().panned(event.getDeltaX() + event.getDeltaY(), 0));
        } else {
            double factor = Math.pow(ZOOM_PER_UNIT, event.getDeltaY());
            graph.move(graph.viewport().zoomedAt(event.getX(), event.getY(), factor));
        }
        event.consume();
    }

    private void pressed(MouseEvent event) {
        graph.requestFocus();
        graph.hideMenu();
        pressX = event.getX();
        pressY = event.getY();
        lastX = pressX;
        lastY = pressY;
        dragged = false;
        pressed = event.getButton() == MouseButton.PRIMARY ? graph.at(pressX, pressY) : Optional.empty();
    }

    private void dragged(MouseEvent event) {
        if (event.getButton() == MouseButton.SECONDARY) {
            return;
        }
        if (!dragged && Math.hypot(event.getX() - pressX, event.getY() - pressY) < STILL) {
            return;
        }
        if (!dragged) {
            hover.stop();
            graph.hover(Optional.empty(), 0, 0);
            graph.setCursor(Cursor.MOVE);
            take();
        }
        dragged = true;
        if (graph.drag().isHolding()) {
            graph.drag().move(event.getX(), event.getY());
            return;
        }
        graph.move(graph.viewport().panned(event.getX() - lastX, event.getY() - lastY));
        lastX = event.getX();
        lastY = event.getY();
    }

    /// A node is taken along; anything else drags the picture.
    private void take() {
        if (graph.pinning().isPresent() && pressed.isPresent() && pressed.get() instanceof Pick.OfNode(var id)) {
            graph.onScreen(id).ifPresent(box -> graph.drag().take(id, box, pressX, pressY));
        }
    }

    private void released(MouseEvent event) {
        graph.setCursor(Cursor.DEFAULT);
        graph.putDown();
        if (dragged || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        var pick = graph.at(event.getX(), event.getY());
        if (event.getClickCount() == 2) {
            pick.ifPresentOrElse(this::doubleClicked, graph::fit);
        } else {
            graph.listener().selected(pick);
        }
    }

    private void doubleClicked(Pick pick) {
        switch (pick) {
            case Pick.OfGroup _ -> graph.listener().folded(pick);
            case Pick.OfNode(var id) when id.isFold() -> graph.listener().folded(pick);
            case Pick.OfNode _, Pick.OfEdge _ -> graph.listener().opened(pick);
        }
    }

    private void moved(MouseEvent event) {
        double x = event.getX();
        double y = event.getY();
        hover.setOnFinished(_ -> {
            var pick = graph.at(x, y);
            graph.setCursor(pick.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
            graph.hover(pick, x, y);
        });
        hover.playFromStart();
    }

    private void menu(ContextMenuEvent event) {
        if (event.isKeyboardTrigger()) {
            var middle = graph.localToScreen(graph.getWidth() / 2, graph.getHeight() / 2);
            graph.showMenu(graph.selection(), middle.getX(), middle.getY());
        } else {
            var pick = graph.at(event.getX(), event.getY());
            pick.ifPresent(_ -> graph.listener().selected(pick));
            graph.showMenu(pick, event.getScreenX(), event.getScreenY());
        }
        event.consume();
    }
}
