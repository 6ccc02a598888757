package dev.weft.view.editor;

import dev.weft.whatif.mistake.Mistake;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// What is said about a place, with the buttons that mend it: under the mouse, or at the caret.
final class FixPopup {
    private static final double WIDTH = 420;

    private final StyledPopup popup = new StyledPopup();
    private final VBox said = new VBox();
    private final MistakeRows rows;

    /// `leaving` hides it, unless the mouse has come over it meanwhile.
    FixPopup(MistakeRows rows, PauseTransition leaving) {
        this.rows = rows;
        said.setId("said");
        said.getStyleClass().add("said");
        said.setMaxWidth(WIDTH);
        said.setPrefWidth(WIDTH);
        popup.content(said);
        popup.frame().setOnMouseEntered(_ -> leaving.stop());
        popup.frame().setOnMouseExited(_ -> leaving.playFromStart());
    }

    /// In pixels of the screen. Where nothing is said nothing is shown.
    void show(List<Mistake> mistakes, Node owner, double x, double y) {
        if (mistakes.isEmpty()) {
            popup.hide();
            return;
        }
        said.getChildren().setAll(rows.of(mistakes, "said-fix"));
        popup.show(owner, x, y);
        said.lookupAll(".button").stream().findFirst().ifPresent(Node::requestFocus);
    }

    /// Was it shown?
    boolean hide() {
        boolean shown = popup.isShowing();
        popup.hide();
        return shown;
    }
}
