package dev.weft.picture;

/// A door: one layer of the picture.
public interface Overlay {
    /// Its name in [ViewState.Layers]; that of a lens where it belongs to one.
    String name();

    void paint(PaintContext context, Brush brush);
}
