package dev.weft.view.editor;

import dev.weft.view.panel.Wording;
import dev.weft.whatif.editing.TextDiff;
import dev.weft.whatif.editing.TextDiff.Kind;
import dev.weft.whatif.editing.TextDiff.Row;
import dev.weft.whatif.editing.TextDiff.Side;
import dev.weft.whatif.editing.TextDiff.UnifiedLine;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// How the text differs from the live object: side by side, or one above the other. A sign tells what goes and what
/// comes, the colour says it again.
final class DiffView extends VBox {
    enum Manner {
        BESIDE,
        UNIFIED
    }

    private final Manner manner;
    private final Label summary = new Label();
    private final ListView<Row> rows = new ListView<>();
    private final ListView<UnifiedLine> lines = new ListView<>();

    DiffView(Manner manner) {
        this.manner = manner;
        setId(manner == Manner.BESIDE ? "diff-beside" : "diff-unified");
        getStyleClass().add("diff");
        summary.getStyleClass().add("status-detail");
        summary.setWrapText(true);
        summary.setMinHeight(USE_PREF_SIZE);
        rows.setCellFactory(_ -> new BesideCell());
        lines.setCellFactory(_ -> new UnifiedCell());
        Region list = manner == Manner.BESIDE ? rows : lines;
        list.setAccessibleText("Difference from the cluster");
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(summary, list);
    }

    /// `live` says what the text is compared with.
    void show(TextDiff diff, String live) {
        summary.setText(diff.isEmpty()
                ? "The text says what " + live + " says."
                : "Against " + live + ": " + Wording.count(diff.count(Kind.REMOVED), "line")
                        + " of it (−) against " + diff.count(Kind.ADDED) + " of the text (+).");
        if (manner == Manner.BESIDE) {
            rows.getItems().setAll(diff.rows());
        } else {
            lines.getItems().setAll(diff.unified());
        }
    }

    /// There is nothing to compare with.
    void nothing(String why) {
        summary.setText(why);
        rows.getItems().clear();
        lines.getItems().clear();
    }

    private static Node line(Side side, String sign, String style) {
        var number = new Label(side.isThere() ? String.valueOf(side.number()) : "");
        number.getStyleClass().add("diff-number");
        var mark = new Label(sign);
        mark.getStyleClass().add("diff-sign");
        var flow = new TextFlow();
        flow.getStyleClass().add("diff-text");
        int at = 0;
        for (var changed : side.changed()) {
            add(flow, side.text().substring(at, changed.from()), "diff-plain");
            add(flow, side.text().substring(changed.from(), changed.to()), "diff-word");
            at = changed.to();
        }
        add(flow, side.text().substring(at), "diff-plain");
        HBox.setHgrow(flow, Priority.ALWAYS);
        var box = new HBox(number, mark, flow);
        box.getStyleClass().addAll("diff-line", side.isThere() ? style : "diff-gap");
        return box;
    }

    private static void add(TextFlow flow, String text, String style) {
        if (!text.isEmpty()) {
            var part = new Text(text);
            part.getStyleClass().add(style);
            flow.getChildren().add(part);
        }
    }

    /// A row as wide as its list: lines wrap, so that both sides are seen whole.
    private abstract static class Wrapping<T> extends ListCell<T> {
        private static final double SCROLL_BAR = 18;

        Wrapping() {
            setPrefWidth(0);
        }

        @Override
        protected double computePrefHeight(double width) {
            var node = getGraphic();
            if (node == null) {
                return super.computePrefHeight(width);
            }
            node.applyCss(); // measured in another font it would be another height
            return node.prefHeight(getListView().getWidth() - SCROLL_BAR);
        }

        @Override
        protected void updateItem(T item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty || item == null ? null : node(item));
        }

        abstract Node node(T item);
    }

    private static final class BesideCell extends Wrapping<Row> {
        @Override
        Node node(Row row) {
            boolean same = row.kind() == Kind.SAME;
            var before = line(
                    row.before(), same || !row.before().isThere() ? " " : "−", same ? "diff-same" : "diff-removed");
            var after = line(row.after(), same || !row.after().isThere() ? " " : "+", same ? "diff-same"
                    : "diff-added");
            var both = new HBox(before, after);
            for (var side : both.getChildren()) {
                HBox.setHgrow(side, Priority.ALWAYS);
                ((Region) side).setPrefWidth(100);
                ((Region) side).setMinWidth(0);
            }
            both.getStyleClass().add("diff-both");
            setAccessibleText(row.kind() + " " + row.before().text() + " " + row.after().text());
            return both;
        }
    }

    private static final class UnifiedCell extends Wrapping<UnifiedLine> {
        @Override
        Node node(UnifiedLine line) {
            var node = switch (line.kind()) {
                case SAME, CHANGED -> line(line.line(), " ", "diff-same");
                case REMOVED -> line(line.line(), "−", "diff-removed");
                case ADDED -> line(line.line(), "+", "diff-added");
            };
            setAccessibleText(line.kind() + " " + line.line().text());
            if (line.skipped() == 0) {
                return node;
            }
            var gap = new Label("… " + line.skipped() + " lines that are the same");
            gap.getStyleClass().add("diff-skipped");
            return new VBox(gap, node);
        }
    }
}
