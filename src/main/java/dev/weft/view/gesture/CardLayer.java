package dev.weft.view.gesture;

import java.util.Optional;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Where cards stand on the picture: one at a time, near the place it is about, never over the edge.
///
/// Threads: confined to the FX thread.
final class CardLayer extends Pane {
    private static final double AIR = 12;
    private Optional<Region> card = Optional.empty();
    private double wishX;
    private double wishY;

    CardLayer() {
        setManaged(false);
        setPickOnBounds(false);
    }

    /// In place of any other card, near a point of this layer.
    void show(Region next, double x, double y) {
        card = Optional.of(next);
        wishX = x;
        wishY = y;
        getChildren().setAll(next);
        requestLayout();
        next.applyCss(); // until its scroll pane has a skin, what is in it cannot get the focus
        next.requestFocus();
    }

    void close() {
        card = Optional.empty();
        getChildren().clear();
    }

    @Override
    protected void layoutChildren() {
        card.ifPresent(shown -> {
            double width = Math.min(shown.prefWidth(-1), getWidth() - 2 * AIR);
            double height = Math.min(shown.prefHeight(width), getHeight() - 2 * AIR);
            double x = Math.clamp(wishX + AIR, AIR, Math.max(AIR, getWidth() - width - AIR));
            double y = Math.clamp(wishY - height / 3, AIR, Math.max(AIR, getHeight() - height - AIR));
            shown.resizeRelocate(Math.rint(x), Math.rint(y), width, height);
        });
    }
}
