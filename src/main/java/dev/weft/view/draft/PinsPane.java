package dev.weft.view.draft;

import dev.weft.picture.Pick;
import dev.weft.whatif.Expectation;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The pinned verdicts, each with its mark; a click shows the edge.
final class PinsPane extends VBox {
    record Doors(Consumer<Pick> select, Consumer<Expectation> unpin, Runnable export) {}

    private final Doors doors;
    private final VBox rows = new VBox();
    private final Button export = new Button("Export for weft check…");
    private @Nullable PinsModel shown;

    PinsPane(Doors doors) {
        this.doors = doors;
        setId("pins");
        getStyleClass().add("pins-pane");
        rows.getStyleClass().add("pins");
        export.setId("pins-export");
        export.setTooltip(new Tooltip("A file of intents; weft check --expect FILE holds it against a cluster"));
        export.setOnAction(_ -> doors.export().run());
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var title = new Label("Expectations: verdicts that must stay");
        title.setWrapText(true);
        title.getStyleClass().add("draft-summary");
        getChildren().addAll(title, scroll, export);
    }

    void show(PinsModel model) {
        if (model.equals(shown)) {
            return;
        }
        shown = model;
        export.setDisable(model.rows().isEmpty());
        rows.getChildren().setAll(model.rows().stream().map(this::row).toList());
        if (model.rows().isEmpty()) {
            rows.getChildren().add(ImpactPane.muted(
                    "No verdict is pinned. \"Pin this verdict\" in the details of an edge, or in its menu,"
                            + " keeps it under watch: it is judged again at every step."));
        }
    }

    private Node row(PinsModel.Row row) {
        var mark = new Label(row.mark());
        mark.getStyleClass().addAll("pin-mark", row.tone().style());
        var words = new Hyperlink(row.pin().words());
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.getStyleClass().addAll("line-link", "tone-plain");
        words.setDisable(row.show().isEmpty());
        words.setOnAction(_ -> {
            words.setVisited(false);
            row.show().ifPresent(doors.select());
        });
        var answer = new Label(row.word());
        answer.setWrapText(true);
        answer.getStyleClass().addAll("pin-word", row.tone().style());
        var said = new VBox(words, answer);
        HBox.setHgrow(said, Priority.ALWAYS);
        var remove = new Button("Remove");
        remove.setMinWidth(USE_PREF_SIZE);
        remove.getStyleClass().add("impact-deed");
        remove.setAccessibleText("Remove the pin: " + row.pin().words());
        remove.setOnAction(_ -> doors.unpin().accept(row.pin()));
        var box = new HBox(mark, said, remove);
        box.setAlignment(Pos.TOP_LEFT);
        box.getStyleClass().add("pin");
        return box;
    }
}
