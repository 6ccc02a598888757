package dev.weft.picture;

/// A door: one layer of the picture.
public interface Overlay {
    /// Its name in menus, in [ViewState#hiddenOverlays] and on the command line.
    String name();

    void paint(PaintContext context, Brush brush);
}
