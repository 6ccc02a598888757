package dev.weft.view;

import dev.weft.picture.Theme;

/// How the window looks, to be remembered from one start to the next. Sizes in logical pixels.
public record Look(Theme theme, double width, double height) {
    public static final Look DEFAULT = new Look(Theme.LIGHT, 1280, 800);
}
