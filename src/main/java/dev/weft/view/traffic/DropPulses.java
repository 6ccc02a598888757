package dev.weft.view.traffic;

import javafx.animation.FadeTransition;
import javafx.animation.ParallelTransition;
import javafx.animation.ScaleTransition;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.util.Duration;

/// A ring that widens once where a drop was seen, and is gone within a second. Nothing moves in between, and nothing at
/// all when the user prefers no motion.
public final class DropPulses extends Pane {
    private static final Duration LENGTH = Duration.millis(800);
    private static final double RADIUS = 7;
    private static final double GROWTH = 4;
    /// More at once would be a storm.
    private static final int MOST = 24;

    public DropPulses() {
        setId("pulses");
        setManaged(false);
        setMouseTransparent(true);
    }

    /// At a point of this pane.
    public void pulse(double x, double y) {
        if (getChildren().size() >= MOST) {
            return;
        }
        var ring = new Circle(x, y, RADIUS);
        ring.getStyleClass().add("drop-pulse");
        getChildren().add(ring);
        var wider = new ScaleTransition(LENGTH, ring);
        wider.setToX(GROWTH);
        wider.setToY(GROWTH);
        var fainter = new FadeTransition(LENGTH, ring);
        fainter.setFromValue(1);
        fainter.setToValue(0);
        var both = new ParallelTransition(wider, fainter);
        both.setOnFinished(_ -> getChildren().remove(ring));
        both.play();
    }

    /// The picture moved away beneath them.
    public void clear() {
        getChildren().clear();
    }
}
