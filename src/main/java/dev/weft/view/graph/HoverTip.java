package dev.weft.view.graph;

import javafx.scene.control.Label;

/// A short text beside the cursor, never outside the pane.
///
/// Threads: confined to the FX thread.
final class HoverTip extends Label {
    private static final double AIR = 4;

    HoverTip() {
        getStyleClass().add("graph-tip");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
    }

    /// `width` and `height` are those of the pane.
    void show(String text, double x, double y, double width, double height) {
        setVisible(true);
        setText(text);
        autosize();
        relocate(
                Math.max(AIR, Math.min(x + 14, width - getWidth() - AIR)),
                Math.max(AIR, Math.min(y + 18, height - getHeight() - AIR)));
    }
}
