package dev.weft.picture.overlay;

import dev.weft.layout.Box;
import dev.weft.picture.Brush;
import dev.weft.picture.Drawing;
import dev.weft.picture.Ink;
import dev.weft.picture.Overlay;
import dev.weft.picture.PaintContext;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.picture.TextStyle;
import dev.weft.picture.ViewState;
import dev.weft.session.Frame;
import java.util.List;

/// Bottom left: what the lines and marks mean, only those that occur.
public final class LegendOverlay implements Overlay {
    private static final double ROW = 20;
    private static final double PAD = 12;
    private static final double MARGIN = 16;
    private static final double SIZE = 11.5;
    /// Between a sample and its word.
    private static final double GAP = 10;
    /// More entries than this stand in columns of no more than SHORT each: they would cover the picture.
    private static final int LONGEST = 12;
    private static final int SHORT = 7;

    @Override
    public String name() {
        return "legend";
    }

    @Override
    public void paint(PaintContext context, Brush brush) {
        var entries = LegendEntry.occurring(context);
        var style = new TextStyle(SIZE, false, context.palette().of(Ink.TEXT));
        var panel = panel(context, brush, entries, style);
        if (entries.isEmpty() || panel.x() + panel.width() > context.viewport().width() || panel.y() < 0) {
            return;
        }
        var shape = new Shape.RoundBox(panel.x(), panel.y(), panel.width(), panel.height(), 8);
        brush.fill(shape, context.palette().of(Ink.PANEL).faded(0.94));
        brush.stroke(shape, Stroke.solid(context.palette().of(Ink.PANEL_BORDER), 1));
        var samples = new LegendSamples(brush, context.palette());
        int rows = rows(entries.size());
        double column = column(brush, entries, style);
        for (int i = 0; i < entries.size(); i++) {
            int before = i / rows; // columns
            double left = panel.x() + PAD + before * column;
            double middle = panel.y() + PAD / 2 + (i % rows + 0.5) * ROW;
            samples.draw(entries.get(i), left, middle);
            brush.text(entries.get(i).word(), left + LegendSamples.WIDTH + GAP, middle + SIZE * 0.36, style);
        }
    }

    /// One column, or several of few rows.
    private static int rows(int entries) {
        return entries <= LONGEST ? entries : Math.ceilDiv(entries, Math.ceilDiv(entries, SHORT));
    }

    private static double column(Brush brush, List<LegendEntry> entries, TextStyle style) {
        double widest = entries.stream().mapToDouble(entry -> brush.width(entry.word(), style)).max().orElse(0);
        return PAD + LegendSamples.WIDTH + GAP + widest;
    }

    /// How much higher a picture must be, in pixels, for the legend to stand below all that is there without it; 0
    /// where there is nothing to explain.
    public static double room(Frame frame, ViewState state) {
        int entries = LegendEntry.occurring(PaintContext.of(Drawing.of(frame), state)).size();
        return entries == 0 ? 0 : rows(entries) * ROW + PAD + 2 * MARGIN;
    }

    private static Box panel(PaintContext context, Brush brush, List<LegendEntry> entries, TextStyle style) {
        int rows = Math.max(1, rows(entries.size()));
        double height = rows(entries.size()) * ROW + PAD;
        int columns = Math.ceilDiv(entries.size(), rows);
        return new Box(
                MARGIN,
                context.viewport().height() - MARGIN - height,
                PAD + columns * column(brush, entries, style),
                height);
    }
}
