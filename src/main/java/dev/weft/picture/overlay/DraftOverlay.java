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
        double width = context.viewport().width();
        double height = context.viewport().height();
        var colour = context.palette().of(Ink.DRAFT);
        brush.stroke(
                new Shape.RoundBox(FRAME / 2, FRAME / 2, width - FRAME, height - FRAME, 0),
                Stroke.solid(colour, FRAME));
        var style = new TextStyle(SIZE, true, context.palette().of(Ink.ON_VERDICT));
        var words = words(context.frame().request().whatIf().side());
        double tab = brush.width(words, style) + 32;
        brush.fill(new Shape.RoundBox((width - tab) / 2, -8, tab, 36, 8), colour);
        Fitting.centred(words, width / 2, 19, style, brush);
    }

    static String words(WhatIf.Side side) {
        return switch (side) {
            case BEFORE -> "Before: as it is";
            case AFTER -> "After: as it would be, not applied";
            case DIFFERENCE -> "Draft, not applied";
        };
    }
}
