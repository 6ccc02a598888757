package dev.weft.view.twin;

import dev.weft.picture.Colour;
import dev.weft.picture.Ink;
import dev.weft.picture.Palette;
import dev.weft.topology.EdgeState;
import dev.weft.view.twin.MatrixCell.Extent;
import javafx.scene.canvas.GraphicsContext;

/// The sign of a cell: a ground in the colour of its state, full where traffic was seen, and a mark that tells the
/// states apart without any colour. The ground covers half of the cell, below the diagonal, where some ports only are
/// allowed.
///
/// Source of the grammar: `graph-ux` B.6; a dot is traffic, a ring the lack of it, a cross a denial.
record MatrixSigns(GraphicsContext to, Palette palette) {
    private static final double FAINT = 0.26;

    void paint(MatrixCell cell, double x, double y, double size) {
        double inner = size - 2;
        switch (cell.extent()) {
            case NONE -> {}
            case ITSELF, FINISHED -> dash(x + size / 2, y + size / 2, size * 0.14);
            case EVERY_PORT, SOME_PORTS, NO_PORT -> verdict(cell, x + 1, y + 1, inner);
        }
    }

    private void verdict(MatrixCell cell, double x, double y, double size) {
        var colour = palette.of(cell.state());
        double middle = x + size / 2;
        double centre = y + size / 2;
        double radius = size * 0.2;
        switch (cell.state()) {
            case OBSERVED_DENIED -> {
                ground(colour, 1, Extent.EVERY_PORT, x, y, size);
                cross(middle, centre, radius * 1.15, palette.of(Ink.ON_VERDICT), size * 0.12);
            }
            case OBSERVED_ALLOWED -> {
                ground(colour, FAINT, Extent.EVERY_PORT, x, y, size);
                ground(colour, 1, cell.extent(), x, y, size);
                disc(middle, centre, radius * 0.8, palette.of(Ink.ON_VERDICT));
            }
            case UNUSED -> {
                var allowed = palette.of(EdgeState.OBSERVED_ALLOWED);
                ground(allowed, FAINT, cell.extent(), x, y, size);
                ring(middle, centre, radius * 0.9, allowed);
            }
            case UNTRIED -> cross(middle, centre, radius * 0.7, colour, 1);
            case WOULD_BE_ALLOWED -> {
                ground(colour, FAINT, Extent.EVERY_PORT, x, y, size);
                plus(middle, centre, radius * 1.2, colour, true);
            }
            case WOULD_BE_DENIED -> {
                ground(colour, FAINT, Extent.EVERY_PORT, x, y, size);
                plus(middle, centre, radius * 1.2, colour, false);
            }
            case UNKNOWN -> {
                ground(palette.of(EdgeState.UNKNOWN), FAINT, Extent.EVERY_PORT, x, y, size);
                question(middle, centre, radius * 1.1);
            }
            case LEADS -> {}
        }
    }

    private void ground(Colour colour, double strength, Extent extent, double x, double y, double size) {
        to.setFill(MatrixPainter.colour(colour.faded(strength)));
        if (extent == Extent.EVERY_PORT) {
            to.fillRect(x, y, size, size);
        } else {
            to.fillPolygon(new double[] {x, x + size, x}, new double[] {y, y + size, y + size}, 3);
        }
    }

    private void dash(double x, double y, double half) {
        line(x - half, y, x + half, y, palette.of(Ink.FAINT_TEXT), 1);
    }

    private void cross(double x, double y, double half, Colour colour, double width) {
        line(x - half, y - half, x + half, y + half, colour, Math.max(1, width));
        line(x - half, y + half, x + half, y - half, colour, Math.max(1, width));
    }

    private void plus(double x, double y, double half, Colour colour, boolean upright) {
        line(x - half, y, x + half, y, colour, 2);
        if (upright) {
            line(x, y - half, x, y + half, colour, 2);
        }
    }

    private void question(double x, double y, double half) {
        var colour = palette.of(Ink.FAINT_TEXT);
        to.setStroke(MatrixPainter.colour(colour));
        to.setLineWidth(1.5);
        to.strokeArc(x - half * 0.6, y - half, half * 1.2, half * 1.1, 180, -230, javafx.scene.shape.ArcType.OPEN);
        line(x, y + half * 0.15, x, y + half * 0.4, colour, 1.5);
        disc(x, y + half * 0.95, 1, colour);
    }

    private void line(double x, double y, double toX, double toY, Colour colour, double width) {
        to.setStroke(MatrixPainter.colour(colour));
        to.setLineWidth(width);
        to.strokeLine(x, y, toX, toY);
    }

    private void disc(double x, double y, double radius, Colour colour) {
        to.setFill(MatrixPainter.colour(colour));
        to.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    private void ring(double x, double y, double radius, Colour colour) {
        to.setStroke(MatrixPainter.colour(colour));
        to.setLineWidth(1.4);
        to.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }
}
