package dev.weft.picture.overlay.mark;

import dev.weft.picture.Brush;
import dev.weft.picture.Colour;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;

/// Draws the glyphs, our own, in a square `size` wide with its top left corner at `left, top`. Coordinates below are
/// sixteenths of the square.
public record Glyphs(Brush brush, Colour colour, double left, double top, double size) {
    public void draw(Glyph glyph) {
        switch (glyph) {
            case DEPLOYMENT -> layers(3);
            case REPLICASET -> layers(2);
            case STATEFULSET -> drum();
            case DAEMONSET -> grid();
            case JOB -> job();
            case CRONJOB -> clock();
            case POD -> pod();
            case WORKLOAD -> box(3, 3, 10, 10, 2);
            case SERVICE -> service();
            case INGRESS -> ingress();
            case MACHINE -> machine();
            case OUTSIDE -> globe();
            case NAMESPACE -> namespace();
        }
    }

    /// Sheets one behind the other: replicas.
    private void layers(int count) {
        double step = 2.6;
        double side = 12.4 - step * (count - 1);
        for (int i = 1; i < count; i++) {
            double at = 1.8 + step * i;
            line(at, 14.2 - step * i - side, at + side, 14.2 - step * i - side, at + side, 14.2 - step * i);
        }
        filled(1.8, 14.2 - side, side, side, 1.6);
    }

    /// A drum: what keeps its disk.
    private void drum() {
        filled(2.5, 2, 11, 3.4, 1.7);
        filled(2.5, 6.3, 11, 3.4, 1.7);
        filled(2.5, 10.6, 11, 3.4, 1.7);
    }

    /// One for each machine.
    private void grid() {
        filled(2, 2, 5.2, 5.2, 1.2);
        filled(8.8, 2, 5.2, 5.2, 1.2);
        filled(2, 8.8, 5.2, 5.2, 1.2);
        filled(8.8, 8.8, 5.2, 5.2, 1.2);
    }

    private void job() {
        ring(8, 8, 6);
        line(5, 8.2, 7.2, 10.4, 11, 6);
    }

    private void clock() {
        ring(8, 8, 6);
        line(8, 4.4, 8, 8.4, 10.8, 9.8);
    }

    private void pod() {
        brush.stroke(
                new Shape.Polygon(
                        x(8), y(1.8), x(13.6), y(4.9), x(13.6), y(11.1),
                        x(8), y(14.2), x(2.4), y(11.1), x(2.4), y(4.9)),
                pen());
        dot(8, 8, 2);
    }

    /// One address in front of many.
    private void service() {
        line(4.2, 8, 12, 3.4);
        line(4.2, 8, 12.4, 8);
        line(4.2, 8, 12, 12.6);
        dot(3.8, 8, 2.5);
        dot(12.4, 3.3, 1.8);
        dot(12.8, 8, 1.8);
        dot(12.4, 12.7, 1.8);
    }

    /// Into the cluster.
    private void ingress() {
        line(8.4, 2.4, 13.6, 2.4, 13.6, 13.6, 8.4, 13.6);
        line(1.8, 8, 9.4, 8);
        line(6.4, 4.8, 9.6, 8, 6.4, 11.2);
    }

    private void machine() {
        box(2, 2.4, 12, 4.8, 1.2);
        box(2, 8.8, 12, 4.8, 1.2);
        dot(5, 4.8, 0.9);
        dot(5, 11.2, 0.9);
    }

    private void globe() {
        ring(8, 8, 6.2);
        line(1.9, 8, 14.1, 8);
        line(8, 1.8, 5.6, 4.4, 4.9, 8, 5.6, 11.6, 8, 14.2, 10.4, 11.6, 11.1, 8, 10.4, 4.4, 8, 1.8);
    }

    private void namespace() {
        box(1.8, 1.8, 12.4, 12.4, 2.6);
        dot(5.7, 5.7, 1.4);
        dot(10.3, 5.7, 1.4);
        dot(5.7, 10.3, 1.4);
        dot(10.3, 10.3, 1.4);
    }

    private double x(double sixteenths) {
        return left + sixteenths * size / 16;
    }

    private double y(double sixteenths) {
        return top + sixteenths * size / 16;
    }

    private Stroke pen() {
        return Stroke.solid(colour, Math.max(1, size * 1.4 / 16));
    }

    private void line(double... sixteenths) {
        var points = sixteenths.clone();
        for (int i = 0; i < points.length; i += 2) {
            points[i] = x(sixteenths[i]);
            points[i + 1] = y(sixteenths[i + 1]);
        }
        brush.stroke(new Shape.Line(points), pen());
    }

    private void ring(double middleX, double middleY, double radius) {
        brush.stroke(new Shape.Disc(x(middleX), y(middleY), radius * size / 16), pen());
    }

    private void dot(double middleX, double middleY, double radius) {
        brush.fill(new Shape.Disc(x(middleX), y(middleY), radius * size / 16), colour);
    }

    private void box(double boxX, double boxY, double width, double height, double radius) {
        brush.stroke(round(boxX, boxY, width, height, radius), pen());
    }

    private void filled(double boxX, double boxY, double width, double height, double radius) {
        brush.fill(round(boxX, boxY, width, height, radius), colour);
    }

    private Shape round(double boxX, double boxY, double width, double height, double radius) {
        double unit = size / 16;
        return new Shape.RoundBox(x(boxX), y(boxY), width * unit, height * unit, radius * unit);
    }
}
