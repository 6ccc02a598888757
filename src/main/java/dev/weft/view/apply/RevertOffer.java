package dev.weft.view.apply;

import dev.weft.apply.RevertStore;
import dev.weft.view.panel.Wording;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A line above the picture: the last apply to this cluster can still be undone. Gone until there is something to say.
final class RevertOffer extends HBox {
    private final Label text = new Label();
    private final Button revert = new Button("Revert…");

    RevertOffer(Runnable open) {
        setId("revert-offer");
        getStyleClass().add("picture-banner");
        text.setId("revert-offer-text");
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        revert.setId("revert-offer-open");
        revert.setMinWidth(USE_PREF_SIZE);
        revert.setOnAction(_ -> {
            show(Optional.empty(), false);
            open.run();
        });
        var later = new Button("Not now");
        later.setId("revert-offer-close");
        later.setMinWidth(USE_PREF_SIZE);
        later.setOnAction(_ -> show(Optional.empty(), false));
        getChildren().addAll(text, revert, later);
        show(Optional.empty(), false);
    }

    void show(RevertStore.Found found) {
        switch (found) {
            case RevertStore.Found.None _ -> show(Optional.empty(), false);
            case RevertStore.Found.Broken(var line) -> show(Optional.of(Wording.sentence(line)), false);
            case RevertStore.Found.Kept(var revert) ->
                show(Optional.of("Weft applied " + Wording.count(revert.undos().size(), "change") + " to context "
                        + revert.context() + " on " + Wording.day(revert.at()) + ". This can be reverted."), true);
        }
    }

    private void show(Optional<String> words, boolean can) {
        text.setText(words.orElse(""));
        revert.setVisible(can);
        revert.setManaged(can);
        setVisible(words.isPresent());
        setManaged(words.isPresent());
    }
}
