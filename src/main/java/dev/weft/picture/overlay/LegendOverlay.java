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
import java.util.function.Function;

/// Bottom left: what the lines and marks mean, only those that occur. Where the legend stands elsewhere, `OF_LENSES`
/// still says what the lenses show.
public final class LegendOverlay implements Overlay {
    public static final Overlay OF_LENSES = new LegendOverlay("lens-legend", LegendEntry::ofLenses);
    private static final String NAME = "legend";

    private static final double ROW = 20;
    private static final double PAD = 12;
    private static final double MARGIN = 16;
    private static final double SIZE = 11.5;
    /// Between a sample and its word.
    private static final double GAP = 10;

    private final String name;
    private final Function<PaintContext, List<LegendEntry>> entries;

    public LegendOverlay() {
        this(NAME, LegendEntry::occurring);
    }

    private LegendOverlay(String name, Function<PaintContext, List<LegendEntry>> entries) {
        this.name = name;
        this.entries = entries;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void paint(PaintContext context, Brush brush) {
        if (!name.equals(NAME) && context.state().shows(NAME)) {
            return;
        }
        var entries = this.entries.apply(context);
        var style = new TextStyle(SIZE, false, context.palette().of(Ink.TEXT));
        var panel = panel(context, brush, entries, style);
        if (entries.isEmpty() || panel.right() > context.screen().right() || panel.y() < 0) {
            return;
        }
        var shape = new Shape.RoundBox(panel.x(), panel.y(), panel.width(), panel.height(), 8);
        brush.fill(shape, context.palette().of(Ink.PANEL).faded(0.94));
        brush.stroke(shape, Stroke.solid(context.palette().of(Ink.PANEL_BORDER), 1));
        var samples = new LegendSamples(brush, context.palette());
        for (int i = 0; i < entries.size(); i++) {
            double middle = panel.y() + PAD / 2 + (i + 0.5) * ROW;
            samples.draw(entries.get(i), panel.x() + PAD, middle);
            brush.text(
                    entries.get(i).word(), panel.x() + PAD + LegendSamples.WIDTH + GAP, middle + SIZE * 0.36, style);
        }
    }

    /// How much higher a picture must be, in pixels, for the legend to stand below all that is there without it; 0
    /// where there is nothing to explain.
    public static double room(Frame frame, ViewState state) {
        int entries = LegendEntry.occurring(PaintContext.of(Drawing.of(frame), state)).size();
        return entries == 0 ? 0 : entries * ROW + PAD + 2 * MARGIN;
    }

    private static Box panel(PaintContext context, Brush brush, List<LegendEntry> entries, TextStyle style) {
        double widest = entries.stream().mapToDouble(entry -> brush.width(entry.word(), style)).max().orElse(0);
        double height = entries.size() * ROW + PAD;
        var screen = context.screen();
        return new Box(
                screen.x() + MARGIN,
                screen.bottom() - MARGIN - height,
                2 * PAD + LegendSamples.WIDTH + GAP + widest,
                height);
    }
}
