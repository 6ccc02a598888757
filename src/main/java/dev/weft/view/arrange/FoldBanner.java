package dev.weft.view.arrange;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Over the picture while namespaces are folded that nobody wished folded, with the ways to change it.
///
/// Threads: confined to the FX thread.
public final class FoldBanner extends HBox {
    private final Label text = new Label();
    private final Button unfold = new Button("Unfold all");
    private final Tooltip remark = new Tooltip();
    private final Button again = new Button("Fold to fit");

    /// `unfoldAll` opens whatever there is; `foldToFit` leaves folding to the picture again.
    public FoldBanner(Runnable unfoldAll, Runnable foldToFit) {
        setId("fold-banner");
        getStyleClass().addAll("picture-banner", "fold-banner");
        text.setId("fold-text");
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        unfold.setId("fold-unfold");
        again.setId("fold-again");
        unfold.setTooltip(remark);
        unfold.setOnAction(_ -> unfoldAll.run());
        again.setOnAction(_ -> foldToFit.run());
        unfold.setMinWidth(USE_PREF_SIZE);
        again.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(text, unfold, again);
        show(FoldModel.NOTHING);
    }

    public void show(FoldModel model) {
        setVisible(!model.text().isEmpty());
        setManaged(isVisible());
        text.setText(model.text());
        shown(unfold, model.unfold());
        remark.setText(model.remark());
        unfold.setAccessibleHelp(model.remark());
        shown(again, model.again());
    }

    private static void shown(Button button, boolean shown) {
        button.setVisible(shown);
        button.setManaged(shown);
    }
}
