package dev.weft.picture;

/// Something to fill or to draw the outline of, in pixels of the viewport, y down.
@SuppressWarnings("ArrayRecordComponent") // ten thousand lines a picture; nobody compares them but tests
public sealed interface Shape {
    /// Straight pieces from point to point: `x0, y0, x1, y1, ...`. Filling it draws nothing.
    record Line(double... points) implements Shape {}

    /// A closed line.
    record Polygon(double... points) implements Shape {}

    /// A rectangle with round corners; a `radius` of 0 makes them square.
    record RoundBox(double x, double y, double width, double height, double radius) implements Shape {}

    record Disc(double x, double y, double radius) implements Shape {}
}
