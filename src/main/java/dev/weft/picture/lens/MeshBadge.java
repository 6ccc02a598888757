package dev.weft.picture.lens;

import dev.weft.picture.Brush;
import dev.weft.picture.Colour;
import dev.weft.picture.Ink;
import dev.weft.picture.Palette;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.picture.TextStyle;
import dev.weft.topology.EdgeState;
import dev.weft.topology.lens.MeshStanding;

/// A pill with the word for where a workload stands in a mesh; a look is asked for by its rim's colour too.
record MeshBadge(Brush brush, Palette palette, double strength) {
    /// `x, y` is the upper left corner; `size` that of the type.
    void draw(MeshStanding.Kind kind, double x, double y, double size) {
        var rim = faint(rim(kind));
        var style = new TextStyle(size, false, faint(palette.of(Ink.TEXT)));
        double width = brush.width(kind.word(), style) + size * 1.1;
        double height = height(size);
        var pill = new Shape.RoundBox(x, y, width, height, height / 2);
        brush.fill(pill, faint(palette.of(Ink.NODE)));
        brush.stroke(pill, Stroke.solid(rim, Math.max(0.9, size * 0.12)));
        brush.text(kind.word(), x + size * 0.55, y + height * 0.5 + size * 0.36, style);
    }

    static double height(double size) {
        return size * 1.55;
    }

    private Colour rim(MeshStanding.Kind kind) {
        return switch (kind) {
            case STRICT, CLOSED -> palette.of(Ink.ISOLATED);
            case PERMISSIVE, PLAIN, VARIES -> palette.of(Ink.WARNING);
            case UNKNOWN -> palette.of(EdgeState.UNKNOWN);
            case GATEWAY, OUT -> palette.of(Ink.NODE_BORDER);
        };
    }

    private Colour faint(Colour colour) {
        return strength >= 1 ? colour : palette.of(Ink.BACKGROUND).mixed(colour, strength);
    }
}
