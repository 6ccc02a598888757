package dev.weft.view.twin;

import dev.weft.picture.Colour;
import dev.weft.picture.Ink;
import dev.weft.picture.Palette;
import dev.weft.view.twin.MatrixGeometry.Spot;
import dev.weft.view.twin.MatrixLine.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// Paints what is seen of a matrix, nothing else: the cells, then the labels that stay while cells scroll.
///
/// Threads: confined to the FX thread.
final class MatrixPainter {
    /// What is painted. `marked` is the cell of what is selected in the picture, `cursor` where the keyboard is.
    record Scene(MatrixSheet sheet, MatrixGeometry geometry, Marks marks, Palette palette) {}

    record Marks(Optional<Spot> cursor, Optional<Spot> hover, Optional<Spot> marked, boolean focused) {
        static final Marks NONE = new Marks(Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    private static final double GAP = 6;
    /// Below this a label would be cut off at its foot.
    private static final double LEAST_LABELLED = 11;

    private final GraphicsContext to;
    private final Font plain = Font.font(12);
    private final Font bold = Font.font(null, FontWeight.BOLD, 12);
    private final Map<String, Double> widths = new HashMap<>();

    MatrixPainter(GraphicsContext to) {
        this.to = to;
    }

    void paint(Scene scene) {
        var geometry = scene.geometry();
        to.setFill(colour(scene.palette().of(Ink.BACKGROUND)));
        to.fillRect(0, 0, geometry.width(), geometry.height());
        if (geometry.size() == 0) {
            return;
        }
        to.save();
        to.beginPath();
        to.rect(MatrixGeometry.ROW_LABELS, MatrixGeometry.COLUMN_LABELS, geometry.across(), geometry.down());
        to.clip();
        bands(scene);
        cells(scene);
        marks(scene);
        to.restore();
        rowLabels(scene);
        columnLabels(scene);
        corner(scene);
    }

    /// Headers of namespaces, and the row and column under the mouse.
    private void bands(Scene scene) {
        var geometry = scene.geometry();
        var visible = geometry.visible();
        to.setFill(colour(scene.palette().of(Ink.PANEL_BORDER)).deriveColor(0, 1, 1, 0.45));
        for (int row = visible.firstRow(); row < visible.lastRow(); row++) {
            if (line(scene, row).isHeader()) {
                rowBand(geometry, row);
            }
        }
        for (int column = visible.firstColumn(); column < visible.lastColumn(); column++) {
            if (line(scene, column).isHeader()) {
                columnBand(geometry, column);
            }
        }
        to.setFill(colour(scene.palette().of(Ink.FOCUS)).deriveColor(0, 1, 1, 0.10));
        rowBand(geometry, pointed(scene).row());
        columnBand(geometry, pointed(scene).column());
    }

    private void rowBand(MatrixGeometry geometry, int row) {
        if (row >= 0) {
            to.fillRect(0, geometry.y(row), geometry.width(), geometry.cell());
        }
    }

    private void columnBand(MatrixGeometry geometry, int column) {
        if (column >= 0) {
            to.fillRect(geometry.x(column), 0, geometry.cell(), geometry.height());
        }
    }

    private void cells(Scene scene) {
        var geometry = scene.geometry();
        var visible = geometry.visible();
        var sign = new MatrixSigns(to, scene.palette());
        for (int row = visible.firstRow(); row < visible.lastRow(); row++) {
            for (int column = visible.firstColumn(); column < visible.lastColumn(); column++) {
                var cell = scene.sheet().cell(row, column);
                if (cell.isPresent()) {
                    sign.paint(cell.get(), geometry.x(column), geometry.y(row), geometry.cell());
                }
            }
        }
    }

    private void marks(Scene scene) {
        var marks = scene.marks();
        marks.marked().ifPresent(spot -> frame(scene, spot, Ink.FOCUS, 2.5));
        if (marks.focused()) {
            marks.cursor().ifPresent(spot -> frame(scene, spot, Ink.TEXT, 1.5));
        }
    }

    private void frame(Scene scene, Spot spot, Ink ink, double width) {
        if (spot.row() < 0 || spot.column() < 0) {
            return;
        }
        var geometry = scene.geometry();
        to.setStroke(colour(scene.palette().of(ink)));
        to.setLineWidth(width);
        to.strokeRect(geometry.x(spot.column()), geometry.y(spot.row()), geometry.cell(), geometry.cell());
    }

    private void rowLabels(Scene scene) {
        var geometry = scene.geometry();
        var visible = geometry.visible();
        to.save();
        to.beginPath();
        to.rect(0, MatrixGeometry.COLUMN_LABELS, MatrixGeometry.ROW_LABELS, geometry.down());
        to.clip();
        to.setTextAlign(TextAlignment.LEFT);
        to.setTextBaseline(VPos.CENTER);
        for (int row = visible.firstRow(); row < visible.lastRow(); row++) {
            double y = geometry.y(row);
            labelGround(scene, line(scene, row), y, MatrixGeometry.ROW_LABELS, pointed(scene).row() == row);
            label(scene, row, GAP, y + geometry.cell() / 2, MatrixGeometry.ROW_LABELS - 2 * GAP);
        }
        to.restore();
    }

    /// The words of a column read upwards, so that their beginnings stand at the cells.
    private void columnLabels(Scene scene) {
        var geometry = scene.geometry();
        var visible = geometry.visible();
        to.save();
        to.beginPath();
        to.rect(MatrixGeometry.ROW_LABELS, 0, geometry.across(), MatrixGeometry.COLUMN_LABELS);
        to.clip();
        to.translate(0, MatrixGeometry.COLUMN_LABELS);
        to.rotate(-90);
        for (int column = visible.firstColumn(); column < visible.lastColumn(); column++) {
            double x = geometry.x(column);
            labelGround(scene, line(scene, column), x, MatrixGeometry.COLUMN_LABELS, pointed(scene).column() == column);
            label(scene, column, GAP, x + geometry.cell() / 2, MatrixGeometry.COLUMN_LABELS - 2 * GAP);
        }
        to.restore();
    }

    private static Spot pointed(Scene scene) {
        return scene.marks().hover().or(() -> scene.marks().cursor()).orElse(new Spot(-1, -1));
    }

    private void labelGround(Scene scene, MatrixLine line, double at, double length, boolean pointed) {
        double cell = scene.geometry().cell();
        if (line.isHeader()) {
            to.setFill(colour(scene.palette().of(Ink.PANEL_BORDER)).deriveColor(0, 1, 1, 0.45));
            to.fillRect(0, at, length, cell);
            to.setFill(colour(scene.palette().tint(line.namespace())));
            to.fillRect(0, at, 4, cell);
        }
        if (pointed) {
            to.setFill(colour(scene.palette().of(Ink.FOCUS)).deriveColor(0, 1, 1, 0.14));
            to.fillRect(0, at, length, cell);
        }
    }

    private void label(Scene scene, int number, double x, double middle, double room) {
        if (scene.geometry().cell() < LEAST_LABELLED) {
            return;
        }
        var line = line(scene, number);
        var font = line.isHeader() ? bold : plain;
        var prefix = switch (line.kind()) {
            case NAMESPACE -> "";
            case ALONE -> "  ";
            case CLASS -> "▸ ";
            case FIRST -> "▾ ";
            case MEMBER -> "    ";
        };
        var suffix = line.kind() == Kind.CLASS ? " +" + (line.nodes().size() - 1) : "";
        to.setFont(font);
        to.setTextAlign(TextAlignment.LEFT);
        to.setTextBaseline(VPos.CENTER);
        to.setFill(colour(scene.palette().of(Ink.TEXT)));
        to.fillText(fitted(prefix + line.label(), suffix, font, room), x + (line.isHeader() ? 3 : 0), middle);
    }

    /// With an ellipsis where the text is longer than the room; the suffix always stays.
    private String fitted(String text, String suffix, Font font, double room) {
        if (width(text + suffix, font) <= room) {
            return text + suffix;
        }
        for (int length = text.length() - 1; length > 1; length--) {
            var shorter = text.substring(0, length).stripTrailing() + "…" + suffix;
            if (width(shorter, font) <= room) {
                return shorter;
            }
        }
        return suffix;
    }

    private double width(String text, Font font) {
        return widths.computeIfAbsent(font.getStyle() + text, _ -> {
            var measured = new Text(text);
            measured.setFont(font);
            return measured.getLayoutBounds().getWidth();
        });
    }

    private void corner(Scene scene) {
        var palette = scene.palette();
        to.setStroke(colour(palette.of(Ink.PANEL_BORDER)));
        to.setLineWidth(1);
        to.strokeLine(MatrixGeometry.ROW_LABELS, 0, MatrixGeometry.ROW_LABELS, scene.geometry().height());
        to.strokeLine(0, MatrixGeometry.COLUMN_LABELS, scene.geometry().width(), MatrixGeometry.COLUMN_LABELS);
        to.setFont(plain);
        to.setFill(colour(palette.of(Ink.FAINT_TEXT)));
        to.setTextAlign(TextAlignment.RIGHT);
        to.setTextBaseline(VPos.BOTTOM);
        to.fillText("from ↓   to →", MatrixGeometry.ROW_LABELS - GAP, MatrixGeometry.COLUMN_LABELS - GAP);
    }

    private static MatrixLine line(Scene scene, int number) {
        return scene.sheet().model().lines().get(number);
    }

    static Color colour(Colour colour) {
        return Color.rgb(colour.red(), colour.green(), colour.blue(), colour.alpha() / 255.0);
    }
}
