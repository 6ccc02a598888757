package dev.weft.picture.overlay;

import dev.weft.picture.Brush;
import dev.weft.picture.Colour;
import dev.weft.picture.Detail;
import dev.weft.picture.Drawing;
import dev.weft.picture.EdgePath;
import dev.weft.picture.Ink;
import dev.weft.picture.PaintContext;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.picture.overlay.mark.Crowd;
import dev.weft.picture.overlay.mark.Lines;
import dev.weft.picture.overlay.mark.MarkerPlace;
import dev.weft.picture.overlay.mark.Markers;
import dev.weft.topology.EdgeState;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.lens.Lens;
import java.util.Optional;

/// Draws one edge: its line from border to border, shortened where it is blocked, the arrow, the marker.
final class EdgePainter {
    /// Between a line and the border of a node, in pixels.
    private static final double GAP = 2;
    private static final double ARROW = 9;

    private final PaintContext context;
    private final Brush brush;
    private final Markers markers;
    private final int stride;
    private final Crowd crowd;
    private final MarkerPlace places;
    private final double size;

    EdgePainter(PaintContext context, Brush brush, Crowd crowd) {
        this.context = context;
        this.brush = brush;
        this.markers = new Markers(brush, context.palette());
        this.stride = stride(context);
        this.crowd = crowd;
        this.places = new MarkerPlace(context);
        this.size = places.size();
    }

    /// From afar a curve and a straight line look the same.
    private static int stride(PaintContext context) {
        return switch (context.detail()) {
            case TILES, DOTS -> EdgePath.PIECES;
            case NAMES -> 3;
            case FULL -> context.scale() > 1.5 ? 1 : 2;
        };
    }

    /// One that is chosen, or goes with what is: the crowd does not count.
    void lift(Drawing.PlacedEdge placed) {
        paint(placed, 1, true);
    }

    /// `strength` 0 to 1.
    void paint(Drawing.PlacedEdge placed, double strength) {
        paint(placed, strength, false);
    }

    private void paint(Drawing.PlacedEdge placed, double shown, boolean lifted) {
        var edge = placed.edge();
        var state = placed.state();
        var line = placed.path().onScreen(context.viewport(), stride);
        double length = Lines.length(line);
        if (length < 2) {
            return;
        }
        double strength = lifted ? shown : shown * crowd.strength(placed, length);
        var stroke = stroke(placed, strength);
        boolean marks = shown > 0.2 && (context.detail().atLeast(Detail.NAMES) || Detail.isUrgent(state));
        double gap = Math.min(GAP + context.swell(), length / 8);
        if (state == EdgeState.OBSERVED_DENIED) {
            blocked(edge, line, stroke, marks ? Optional.of(stroke(placed, shown).colour()) : Optional.empty());
        } else if (state == EdgeState.UNTRIED) {
            barred(line, gap, length - gap, stroke);
        } else {
            arrowed(line, gap, length - gap, stroke);
        }
        if (marks) {
            sign(state).ifPresent(sign -> ring(sign, edge, line, stroke));
            places.disagreement(placed, line).ifPresent(at -> markers.ring(
                    Markers.Sign.NOT_EQUAL, at[0], at[1], places.radius(),
                    solid(context.palette().of(Ink.WARNING).faded(strength))));
        }
    }

    private static Optional<Markers.Sign> sign(EdgeState state) {
        return switch (state) {
            case WOULD_BE_DENIED -> Optional.of(Markers.Sign.CROSS);
            case WOULD_BE_ALLOWED -> Optional.of(Markers.Sign.PLUS);
            case UNKNOWN -> Optional.of(Markers.Sign.QUESTION);
            case OBSERVED_DENIED, OBSERVED_ALLOWED, UNUSED, UNTRIED, LEADS -> Optional.empty();
        };
    }

    private Stroke stroke(Drawing.PlacedEdge placed, double strength) {
        var edge = placed.edge();
        var plain = context.state().shows(Lens.TRAFFIC)
                ? Grammar.stroke(placed, context.palette())
                : Grammar.stroke(placed.state(), context.palette());
        double width = context.type()
                * Math.min(
                        crowd.widest() * crowd.room(),
                        Math.max(0.6, plain.width() * Math.min(size / context.type(), 1)));
        boolean chosen = context.isSelected(edge.id()) || context.isHovered(edge.id());
        var colour = plain.colour().faded(strength * fade(placed));
        return new Stroke(colour, chosen ? width + 1.5 : width, plain.dash());
    }

    /// Far away ten thousand lines would be a black spot: what is not urgent fades. So does what was not seen for long,
    /// unless it is chosen.
    private double fade(Drawing.PlacedEdge placed) {
        boolean chosen = context.isSelected(placed.edge().id()) || context.isHovered(placed.edge().id());
        double seen = chosen || !context.state().shows(Lens.TRAFFIC) ? 1 : Grammar.strength(placed);
        if (Detail.isUrgent(placed.state())) {
            return seen;
        }
        double far = switch (context.detail()) {
            case TILES -> 0.45;
            case DOTS -> 0.75;
            case NAMES -> 0.9;
            case FULL -> 1;
        };
        return seen * far * Math.max(crowd.room(), 0.6);
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
        double length = Math.max(Math.sqrt(dx * dx + dy * dy), 1e-6);
        return new double[] {end[0], end[1], dx / length, dy / length};
    }

    /// The line with a bar across its end: nobody comes through, and nobody tried.
    private void barred(double[] line, double from, double to, Stroke stroke) {
        brush.stroke(new Shape.Line(Lines.between(line, from, to)), stroke);
        if (context.detail().atLeast(Detail.NAMES)) {
            var tip = tip(line, to - 2, ARROW);
            double half = ARROW * 0.6 * Math.min(size, 1.2);
            brush.stroke(
                    new Shape.Line(
                            tip[0] - tip[3] * half, tip[1] + tip[2] * half, tip[0] + tip[3] * half,
                            tip[1] - tip[2] * half),
                    Stroke.solid(stroke.colour(), stroke.width() + 0.5));
        }
    }

    /// Stops short of the end that blocks; a disc with a cross, of its own colour, stands there.
    private void blocked(TopologyEdge edge, double[] line, Stroke stroke, Optional<Colour> mark) {
        double length = Lines.length(line);
        double gap = Math.min(GAP + context.swell(), length / 8);
        double place = places.along(edge, line, length);
        double radius = places.radius();
        switch (places.end(edge)) {
            case TARGET -> {
                double stop = Math.max(gap, place - radius);
                brush.stroke(new Shape.Line(Lines.between(line, gap, stop)), stroke);
            }
            case SOURCE -> arrowed(line, Math.min(length - gap, place + radius), length - gap, stroke);
            case UNKNOWN -> arrowed(line, gap, length - gap, stroke);
        }
        var at = Lines.at(line, place);
        mark.filter(_ -> crowd.takes(at[0], at[1], radius))
                .ifPresent(colour -> markers.disc(at[0], at[1], radius, colour));
    }

    private void ring(Markers.Sign sign, TopologyEdge edge, double[] line, Stroke stroke) {
        var at = Lines.at(line, places.along(edge, line, Lines.length(line)));
        markers.ring(sign, at[0], at[1], places.radius(), solid(stroke.colour()));
    }

    /// As a faded colour looks on the background: the ring covers its line.
    private Colour solid(Colour colour) {
        return context.palette().of(Ink.BACKGROUND).mixed(colour, colour.alpha() / 255.0);
    }
}
