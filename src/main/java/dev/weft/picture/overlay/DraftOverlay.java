package dev.weft.picture.overlay;

import dev.weft.picture.Brush;
import dev.weft.picture.Ink;
import dev.weft.picture.Overlay;
import dev.weft.picture.PaintContext;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.picture.TextStyle;
import dev.weft.session.WhatIf;

/// While a draft is open: a frame round the picture that says so, and which side of the change is drawn.
public final class DraftOverlay implements Overlay {
    private static final double FRAME = 4;
    private static final double SIZE = 13;

    @Override
    public String name() {
        return "draft";
    }

    @Override
    public void paint(PaintContext context, Brush brush) {
        if (!context.isDrafting()) {
            return;
        }
        var screen = context.screen();
        var colour = context.palette().of(Ink.DRAFT);
        brush.stroke(
                new Shape.RoundBox(
                        screen.x() + FRAME / 2, screen.y() + FRAME / 2, screen.width() - FRAME,
                        screen.height() - FRAME, 0),
                Stroke.solid(colour, FRAME));
        double size = SIZE * context.type();
        var style = new TextStyle(size, true, context.palette().of(Ink.ON_VERDICT));
        var words = words(context.frame().request().whatIf().side());
        double tab = brush.width(words, style) + 32;
        brush.fill(new Shape.RoundBox(
                        screen.centerX() - tab / 2, screen.y() - 8, tab, 15 + size * 1.6, 8), colour);
        Fitting.centred(words, screen.centerX(), screen.y() + 6 + size, style, brush);
    }

    static String words(WhatIf.Side side) {
        return switch (side) {
            case BEFORE -> "Before: as it is";
            case AFTER -> "After: as it would be, not applied";
            case DIFFERENCE -> "Draft, not applied";
        };
    }
}
