package dev.weft.picture.overlay.mark;

import dev.weft.layout.Box;
import dev.weft.picture.BlockingEnd;
import dev.weft.picture.Detail;
import dev.weft.picture.Drawing;
import dev.weft.picture.PaintContext;
import dev.weft.topology.EdgeState;
import dev.weft.topology.TopologyEdge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where on its line an edge's marker stands, and how large it is.
public record MarkerPlace(PaintContext context) {
    private static final double RADIUS = 7;
    /// From the border of the blocking end to the middle of the marker.
    private static final double SHORT = 18;
    /// The same for a ring, whose line goes on to the arrow.
    private static final double SHORT_OF_THE_ARROW = 26;
    /// In pixels.
    private static final double STEP = 3;
    /// Shares of the line, the middle first.
    private static final double[] CANDIDATES = {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82};

    /// Lines, arrows and markers shrink with the nodes, but less.
    public double size() {
        double near = switch (context.detail()) {
            case TILES, DOTS -> 0.6;
            case NAMES -> 0.8;
            case FULL -> Math.clamp(context.scale(), 1, 1.5);
        };
        return near * context.type();
    }

    public double radius() {
        return RADIUS * size();
    }

    /// How far along the line: at the end that blocks, otherwise in the middle.
    public double along(TopologyEdge edge, double[] line, double length) {
        double wanted = edge.state() == EdgeState.OBSERVED_DENIED ? SHORT : SHORT_OF_THE_ARROW;
        double away = Math.min(wanted * size(), length / 2);
        return switch (end(edge)) {
            case SOURCE -> clear(line, length, away, 1);
            case TARGET -> clear(line, length, length - away, -1);
            case UNKNOWN -> free(line, length);
        };
    }

    /// On from `wanted` until no badge of the card at that end lies on the marker, at most to the middle.
    private double clear(double[] line, double length, double wanted, int direction) {
        var port = context.viewport();
        var border = Lines.at(line, direction > 0 ? 0 : length);
        var card = context.drawing().nodeAt(
                port.toWorldX(border[0] - direction * border[2]), port.toWorldY(border[1] - direction * border[3]));
        var badges = card.map(placed -> context.badges(placed).boxes()).orElse(List.of());
        double along = wanted;
        while (!badges.isEmpty() && direction * (length / 2 - along) > 0 && covered(Lines.at(line, along), badges)) {
            along += direction * STEP;
        }
        return along;
    }

    private boolean covered(double[] at, List<Box> badges) {
        return badges.stream().anyMatch(badge -> badge.grown(radius()).contains(at[0], at[1]));
    }

    public BlockingEnd end(TopologyEdge edge) {
        return switch (edge.state()) {
            case OBSERVED_DENIED, WOULD_BE_DENIED -> context.drawing().blockingEnd(edge);
            case WOULD_BE_ALLOWED, UNKNOWN, OBSERVED_ALLOWED, UNUSED, UNTRIED, LEADS -> BlockingEnd.UNKNOWN;
        };
    }

    /// Where no node hides the marker, as near to the middle as can be.
    private double free(double[] line, double length) {
        var port = context.viewport();
        for (double share : CANDIDATES) {
            var at = Lines.at(line, length * share);
            if (context.drawing().nodeAt(port.toWorldX(at[0]), port.toWorldY(at[1])).isEmpty()) {
                return length * share;
            }
        }
        return length / 2;
    }

    /// Where the mark of a disagreement stands, away from the other marker; empty for an edge without one.
    public Optional<double[]> disagreement(Drawing.PlacedEdge placed, double[] line) {
        if (!placed.pace().disagrees()) {
            return Optional.empty();
        }
        double share = end(placed.edge()) == BlockingEnd.SOURCE ? 0.7 : 0.3;
        return Optional.of(Lines.at(line, Lines.length(line) * share));
    }

    /// What its markers cover on the screen; none for an edge without one.
    public List<Box> boxes(Drawing.PlacedEdge placed) {
        var line = placed.path().onScreen(context.viewport(), 1);
        var state = placed.state();
        var places = new ArrayList<double[]>();
        if (Detail.isUrgent(state) || state == EdgeState.UNKNOWN) {
            places.add(Lines.at(line, along(placed.edge(), line, Lines.length(line))));
        }
        disagreement(placed, line).ifPresent(places::add);
        return places.stream().map(at -> new Box(at[0], at[1], 0, 0).grown(radius() + 1)).toList();
    }
}
