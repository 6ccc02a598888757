package dev.weft.view.editor;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;

/// A popup that looks like the window it belongs to, and leaves the keys to it.
public final class StyledPopup {
    private final Popup popup = new Popup();
    private final StackPane frame = new StackPane();

    public StyledPopup() {
        // the scene of a popup has no root of its own that would define the colours
        frame.getStyleClass().addAll("root", "weft", "editor-popup");
        popup.setAutoFix(true);
        popup.setAutoHide(true);
        popup.setConsumeAutoHidingEvents(false); // a click beside it does what it says
        popup.setHideOnEscape(false);
        popup.getContent().add(frame);
    }

    public void content(Node node) {
        frame.getChildren().setAll(node);
    }

    Node frame() {
        return frame;
    }

    public boolean isShowing() {
        return popup.isShowing();
    }

    /// In pixels of the screen.
    public void show(Node owner, double x, double y) {
        var scene = owner.getScene();
        if (scene == null || scene.getWindow() == null || !scene.getWindow().isShowing()) {
            return;
        }
        popup.getScene().getStylesheets().setAll(scene.getStylesheets());
        if (popup.isShowing()) {
            popup.setAnchorX(x);
            popup.setAnchorY(y);
        } else {
            popup.show(owner, x, y);
        }
    }

    public void hide() {
        popup.hide();
    }
}
