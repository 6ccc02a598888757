package dev.weft.picture;

/// Which set of colours.
public enum Theme {
    LIGHT,
    DARK,
    HIGH_CONTRAST
}
