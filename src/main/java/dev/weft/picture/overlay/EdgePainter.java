package dev.weft.picture.overlay;

import dev.weft.picture.BlockingEnd;
import dev.weft.picture.Brush;
import dev.weft.picture.Colour;
import dev.weft.picture.Detail;
import dev.weft.picture.Drawing;
import dev.weft.picture.PaintContext;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.topology.EdgeState;
import dev.weft.topology.TopologyEdge;

/// Draws one edge: its line from border to border, shortened where it is blocked, the arrow, the marker.
final class EdgePainter {
    /// Between a line and the border of a node, in pixels.
    private static final double GAP = 2;
    private static final double ARROW = 9;
    private static final double MARKER = 7;
    /// From the border of the blocking end to the middle of its marker.
    private static final double SHORT = 18;

    private final PaintContext context;
    private final Brush brush;
    private final Markers markers;
    private final int stride;
    private final double size;

    EdgePainter(PaintContext context, Brush brush, int stride) {
        this.context = context;
        this.brush = brush;
        this.markers = new Markers(brush, context.palette());
        this.stride = stride;
        this.size = size(context);
    }

    /// Lines, arrows and markers shrink with the nodes, but less.
    private static double size(PaintContext context) {
        return switch (context.detail()) {
            case TILES -> 0.5;
            case DOTS -> 0.6;
            case NAMES -> 0.8;
            case FULL -> Math.clamp(context.scale(), 1, 1.5);
        };
    }

    /// `strength` 0 to 1.
    void paint(Drawing.PlacedEdge placed, double strength) {
        var edge = placed.edge();
        var state = edge.state();
        var line = placed.path().onScreen(context.viewport(), stride);
        double length = Lines.length(line);
        if (length < 2) {
            return;
        }
        var stroke = stroke(edge, strength);
        boolean marks = strength > 0.2 && (context.detail().atLeast(Detail.NAMES) || Detail.isUrgent(state));
        double gap = Math.min(GAP, length / 8);
        switch (state) {
            case OBSERVED_DENIED -> blocked(line, length, stroke, context.drawing().blockingEnd(edge), marks);
            case WOULD_BE_DENIED -> {
                arrowed(line, gap, length - gap, stroke);
                ring(Markers.Sign.CROSS, line, place(context.drawing().blockingEnd(edge), length), stroke, marks);
            }
            case WOULD_BE_ALLOWED -> {
                arrowed(line, gap, length - gap, stroke);
                ring(Markers.Sign.PLUS, line, length / 2, stroke, marks);
            }
            case UNKNOWN -> {
                arrowed(line, gap, length - gap, stroke);
                ring(Markers.Sign.QUESTION, line, length / 2, stroke, marks);
            }
            case OBSERVED_ALLOWED, UNUSED, LEADS -> arrowed(line, gap, length - gap, stroke);
        }
    }

    private Stroke stroke(TopologyEdge edge, double strength) {
        var plain = Grammar.stroke(edge, context.palette());
        double width = Math.max(0.6, plain.width() * Math.min(size, 1));
        boolean chosen = context.isSelected(edge.id()) || context.isHovered(edge.id());
        return new Stroke(plain.colour().faded(strength * fade(edge.state())), chosen ? width + 1.5 : width, plain.dash());
    }

    /// Far away ten thousand lines would be a black spot: what is not urgent fades.
    private double fade(EdgeState state) {
        if (Detail.isUrgent(state)) {
            return 1;
        }
        return switch (context.detail()) {
            case TILES -> 0.45;
            case DOTS -> 0.6;
            case NAMES -> 0.85;
            case FULL -> 1;
        };
    }

    /// The line with an arrow at its end. The line stops inside the head, whose tip stays sharp.
    private void arrowed(double[] line, double from, double to, Stroke stroke) {
        boolean pointed = context.detail().atLeast(Detail.NAMES) && to - from > 14;
        double head = (ARROW + stroke.width()) * Math.min(size, 1.2) * (stroke.width() < 1.3 ? 0.7 : 1);
        brush.stroke(new Shape.Line(Lines.between(line, from, pointed ? to - head * 0.75 : to)), stroke);
        if (pointed) {
            markers.arrow(tip(line, to, head), head, stroke.colour());
        }
    }

    /// The end of the line and the direction from a little before it.
    private static double[] tip(double[] line, double to, double head) {
        var end = Lines.at(line, to);
        var before = Lines.at(line, to - head);
        double dx = end[0] - before[0];
        double dy = end[1] - before[1];
        double length = Math.max(Math.hypot(dx, dy), 1e-6);
        return new double[] {end[0], end[1], dx / length, dy / length};
    }

    /// Stops short of the end that blocks; a disc with a cross stands there.
    private void blocked(double[] line, double length, Stroke stroke, BlockingEnd end, boolean marks) {
        double gap = Math.min(GAP, length / 8);
        double place = place(end, length);
        double radius = MARKER * size;
        switch (end) {
            case TARGET -> brush.stroke(new Shape.Line(Lines.between(line, gap, Math.max(gap, place - radius))), stroke);
            case SOURCE -> arrowed(line, Math.min(length - gap, place + radius), length - gap, stroke);
            case UNKNOWN -> arrowed(line, gap, length - gap, stroke);
        }
        if (marks) {
            var at = Lines.at(line, place);
            markers.disc(at[0], at[1], radius, stroke.colour());
        }
    }

    private void ring(Markers.Sign sign, double[] line, double place, Stroke stroke, boolean marks) {
        if (marks && stroke.colour().alpha() > 60) {
            var at = Lines.at(line, place);
            markers.ring(sign, at[0], at[1], MARKER * size, solid(stroke.colour()));
        }
    }

    private static Colour solid(Colour colour) {
        return new Colour(colour.argb() | 0xFF000000);
    }

    /// How far along the line the marker stands.
    private double place(BlockingEnd end, double length) {
        double away = Math.min(SHORT * size, length / 2);
        return switch (end) {
            case SOURCE -> away;
            case TARGET -> length - away;
            case UNKNOWN -> length / 2;
        };
    }
}
