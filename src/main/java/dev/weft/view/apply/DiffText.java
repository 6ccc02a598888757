package dev.weft.view.apply;

import dev.weft.apply.LineDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The changed lines of a text with a few around them.
final class DiffText {
    private static final int AROUND = 2;
    /// The rest is counted: a window is no pager.
    private static final int MOST = 120;

    private DiffText() {}

    static Node of(LineDiff diff) {
        var box = new VBox();
        box.getStyleClass().add("diff");
        if (!diff.changes()) {
            box.getChildren().add(new Label("No line would change."));
            return box;
        }
        rows(diff.lines()).forEach(row -> box.getChildren().add(row));
        return box;
    }

    private static List<Node> rows(List<LineDiff.Line> lines) {
        var rows = new ArrayList<Node>();
        boolean gap = false;
        for (int at = 0; at < lines.size(); at++) {
            if (!isNear(lines, at)) {
                gap = true;
                continue;
            }
            if (rows.size() >= MOST) {
                rows.add(new Label("… " + (lines.size() - at) + " more lines"));
                return rows;
            }
            if (gap) {
                rows.add(new Label("  …"));
                gap = false;
            }
            rows.add(row(lines.get(at)));
        }
        return rows;
    }

    private static boolean isNear(List<LineDiff.Line> lines, int at) {
        for (int other = Math.max(0, at - AROUND); other < Math.min(lines.size(), at + AROUND + 1); other++) {
            if (lines.get(other).fate() != LineDiff.Fate.STAYS) {
                return true;
            }
        }
        return false;
    }

    private static Label row(LineDiff.Line line) {
        var label = new Label(line.fate().sign() + " " + line.text());
        label.getStyleClass().add("diff-" + line.fate().name().toLowerCase(Locale.ROOT));
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }
}
