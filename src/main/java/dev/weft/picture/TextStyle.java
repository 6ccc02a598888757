package dev.weft.picture;

/// How text is set: `size` is the height of the font in pixels of the viewport.
public record TextStyle(double size, boolean bold, Colour colour) {}
