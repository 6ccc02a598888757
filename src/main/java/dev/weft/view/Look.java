package dev.weft.view;

import dev.weft.picture.Theme;
import dev.weft.view.look.ThemeChoice;
import java.util.Optional;

/// How the window looks, to be remembered from one start to the next. `text` is a factor from 1 to 2.
public record Look(ThemeChoice theme, double text, double width, double height, Optional<Corner> corner) {
    /// Where the window stands on the screens, in logical pixels like its size; `maximised` over all of one.
    public record Corner(double x, double y, boolean maximised) {}

    public static final Look DEFAULT = new Look(ThemeChoice.SYSTEM, 1, 1280, 800, Optional.empty());

    public Look(Theme theme, double width, double height) {
        this(ThemeChoice.of(theme), 1, width, height, Optional.empty());
    }
}
