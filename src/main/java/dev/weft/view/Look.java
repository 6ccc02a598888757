package dev.weft.view;

import dev.weft.picture.Theme;
import dev.weft.view.look.ThemeChoice;

/// How the window looks, to be remembered from one start to the next. Sizes in logical pixels.
public record Look(ThemeChoice theme, double width, double height) {
    public static final Look DEFAULT = new Look(ThemeChoice.SYSTEM, 1280, 800);

    public Look(Theme theme, double width, double height) {
        this(ThemeChoice.of(theme), width, height);
    }
}
