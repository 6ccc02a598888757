package dev.weft.picture;

/// A door: what pictures are painted with. Coordinates and sizes are pixels of the viewport, y down; what lies
/// outside the surface is cut off.
///
/// Threads: confined to the thread that paints.
public interface Brush {
    /// Draws the outline, its middle on the shape's border. Where a line crosses itself it is not darker.
    void stroke(Shape shape, Stroke stroke);

    void fill(Shape shape, Colour colour);

    /// One line of text; `x` is its left end, `y` its base line.
    void text(String text, double x, double y, TextStyle style);

    /// How wide that text would be.
    double width(String text, TextStyle style);
}
