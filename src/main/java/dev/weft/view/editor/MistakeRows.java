package dev.weft.view.editor;

import dev.weft.cluster.Problem.Severity;
import dev.weft.view.panel.Tone;
import dev.weft.view.panel.Wording;
import dev.weft.whatif.mistake.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Mistakes in words, each with a button for each of its fixes.
record MistakeRows(Consumer<Mistake.Fix> fix, Consumer<Mistake> go) {
    /// `id` and a number name the buttons: `fix-0`.
    List<Node> of(List<Mistake> mistakes, String id) {
        var rows = new ArrayList<Node>();
        int button = 0;
        for (var mistake : mistakes) {
            var row = new VBox(words(mistake));
            row.getStyleClass().add("mistake-row");
            var buttons = new VBox();
            buttons.getStyleClass().add("fixes");
            buttons.setFillWidth(false);
            for (var one : mistake.fixes()) {
                buttons.getChildren().add(button(one, id + "-" + button++));
            }
            if (!mistake.fixes().isEmpty()) {
                row.getChildren().add(buttons);
            }
            rows.add(row);
        }
        return rows;
    }

    private Node words(Mistake mistake) {
        var where = mistake.place().line() > 0 && !mistake.message().startsWith("line ")
                ? "Line " + mistake.place().line() + ": "
                : "";
        var label = new Label(Wording.sentence(where + mistake.message() + "; " + mistake.remedy()));
        var symbol = new Label(symbol(mistake.severity()));
        symbol.getStyleClass().add(tone(mistake.severity()).style());
        label.setGraphic(symbol);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(tone(mistake.severity()).style());
        label.setOnMouseClicked(_ -> go.accept(mistake));
        return label;
    }

    private Button button(Mistake.Fix one, String id) {
        var button = new Button(one.title());
        button.setId(id);
        button.setMnemonicParsing(false);
        button.setWrapText(true);
        button.setMinWidth(0);
        button.setMinHeight(Region.USE_PREF_SIZE);
        button.setAccessibleText("Fix: " + one.title());
        button.setOnAction(_ -> fix.accept(one));
        return button;
    }

    static Tone tone(Severity severity) {
        return switch (severity) {
            case ERROR -> Tone.BAD;
            case WARNING -> Tone.WARNING;
            case INFO -> Tone.MUTED;
        };
    }

    /// Tells the severities apart without colour.
    static String symbol(Severity severity) {
        return switch (severity) {
            case ERROR -> "✖";
            case WARNING -> "▲";
            case INFO -> "•";
        };
    }
}
