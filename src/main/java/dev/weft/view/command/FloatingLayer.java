package dev.weft.view.command;

import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Above the whole window: one pane at a time, in the upper middle. A click beside it, or Esc, closes it, and the focus
/// goes back to where it was.
///
/// Threads: confined to the FX thread.
public final class FloatingLayer extends StackPane {
    private static final double AIR = 24;
    private Optional<Node> before = Optional.empty();

    public FloatingLayer() {
        setId("floating");
        setVisible(false);
        setAlignment(Pos.TOP_CENTER);
        setPadding(new Insets(2 * AIR, AIR, AIR, AIR));
        getStyleClass().add("floating-layer");
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
    }

    /// In place of any other pane, at most so wide, in logical pixels.
    public void show(Region pane, double width) {
        if (!isVisible()) {
            before = Optional.ofNullable(getScene()).map(scene -> scene.getFocusOwner());
        }
        pane.setMaxSize(width, Region.USE_PREF_SIZE);
        getChildren().setAll(pane);
        setVisible(true);
        applyCss(); // until it has a skin, what is in it cannot get the focus
        layout();
    }

    public void close() {
        if (isVisible()) {
            setVisible(false);
            getChildren().clear();
            before.ifPresent(Node::requestFocus);
            before = Optional.empty();
        }
    }
}
