package dev.weft.view.apply;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// The way from the draft into the cluster: the tick that lifts read-only for this session, the button, and why it is
/// off.
final class ApplyBar extends VBox {
    /// What it shows. `why` is one sentence: why the button is off, or what the tick does.
    record Model(boolean live, boolean lifted, boolean ready, String why) {
        static Model of(String source, boolean live, boolean lifted, int changes) {
            if (!live) {
                return new Model(false, false, false, "Apply is off: " + (source.isEmpty() ? "this" : source)
                        + " is no live cluster.");
            }
            if (!lifted) {
                return new Model(true, false, false,
                        "Apply is off: Weft only reads. The tick lifts that for this session; it is never stored.");
            }
            return changes == 0
                    ? new Model(true, true, false, "Apply is off: the draft changes no policy of this cluster.")
                    : new Model(true, true, true, "The server is asked first; nothing is written unconfirmed.");
        }
    }

    private final CheckBox lift = new CheckBox("Allow writing");
    private final Button apply = new Button("Apply…");
    private final Label why = new Label();

    ApplyBar(Consumer<Boolean> lifted, Runnable open) {
        setId("apply-bar");
        getStyleClass().add("apply-bar");
        lift.setId("apply-lift");
        lift.setMnemonicParsing(false);
        lift.setOnAction(_ -> lifted.accept(lift.isSelected()));
        apply.setId("draft-apply");
        apply.setOnAction(_ -> open.run());
        why.setId("apply-why");
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        why.getStyleClass().add("status-detail");
        var row = new FlowPane(lift, apply);
        row.getStyleClass().add("draft-buttons");
        getChildren().addAll(row, why);
        show(Model.of("", false, false, 0));
    }

    void show(Model model) {
        lift.setDisable(!model.live());
        lift.setSelected(model.lifted());
        apply.setDisable(!model.ready());
        apply.setAccessibleHelp(model.why());
        why.setText(model.why());
    }
}
