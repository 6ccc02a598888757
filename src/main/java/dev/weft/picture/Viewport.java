package dev.weft.picture;

import dev.weft.layout.Box;

/// Which part of the world is seen: the world point at the top left corner, pixels per world unit, and the size in
/// pixels. Immutable.
public record Viewport(double left, double top, double scale, int width, int height) {
    /// Closer than 4 pixels a unit nothing new is seen; further than 0.02 thirty thousand pods fit a screen.
    public static final double NEAREST = 4;

    public static final double FURTHEST = 0.02;

    public double toScreenX(double x) {
        return (x - left) * scale;
    }

    public double toScreenY(double y) {
        return (y - top) * scale;
    }

    public double toWorldX(double screenX) {
        return left + screenX / scale;
    }

    public double toWorldY(double screenY) {
        return top + screenY / scale;
    }

    /// The world point under the cursor stays under it.
    public Viewport zoomedAt(double screenX, double screenY, double factor) {
        double next = Math.clamp(scale * factor, FURTHEST, NEAREST);
        double x = toWorldX(screenX);
        double y = toWorldY(screenY);
        return new Viewport(x - screenX / next, y - screenY / next, next, width, height);
    }

    /// Moved by pixels: a positive `dx` moves the picture to the right.
    public Viewport panned(double dx, double dy) {
        return new Viewport(left - dx / scale, top - dy / scale, scale, width, height);
    }

    /// With as many pixels more on each side; what is seen stays where it is.
    public Viewport grown(int pixels) {
        return new Viewport(
                left - pixels / scale, top - pixels / scale, scale, width + 2 * pixels, height + 2 * pixels);
    }

    public Viewport resized(int newWidth, int newHeight) {
        return new Viewport(left, top, scale, newWidth, newHeight);
    }

    /// The whole box, centred, with a margin of 24 pixels; never closer than 1.5 pixels a unit.
    public Viewport fitting(Box box) {
        double fit = Math.min((width - 48) / Math.max(box.width(), 1), (height - 48) / Math.max(box.height(), 1));
        double next = Math.clamp(fit, FURTHEST, 1.5);
        return new Viewport(
                box.centerX() - width / (2 * next), box.centerY() - height / (2 * next), next, width, height);
    }
}
