package dev.weft.view.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.weft.picture.Theme;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;

/// The style sheets of a theme: AtlantaFX's Primer below, `assets/css` above it, colours by meaning in between, the
/// size
/// of type on top.
public final class Themes {
    /// The size of type at 100 %, in pixels; all others in `weft.css` are shares of it.
    private static final double TYPE = 13;

    private Themes() {}

    public static void apply(Scene scene, Theme theme, double type) {
        Application.setUserAgentStylesheet(
                theme == Theme.LIGHT
                        ? new PrimerLight().getUserAgentStylesheet()
                        : new PrimerDark().getUserAgentStylesheet());
        var sheets = new ArrayList<String>();
        sheets.add(sheet(meanings(theme)));
        sheets.add(sheet("weft.css"));
        if (type != 1) {
            sheets.add(larger(type));
        }
        if (!scene.getStylesheets().equals(sheets)) { // the whole scene is styled anew
            scene.getStylesheets().setAll(sheets);
        }
    }

    private static String meanings(Theme theme) {
        return switch (theme) {
            case LIGHT -> "weft-light.css";
            case DARK -> "weft-dark.css";
            case HIGH_CONTRAST -> "weft-contrast.css";
        };
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Themes.class.getResource("/css/" + name), name).toExternalForm();
    }

    /// A sheet and not a style of the root: menus and dialogs have roots of their own and share the sheets.
    private static String larger(double type) {
        var css = ".root, .weft { -fx-font-size: " + Math.round(TYPE * type * 10) / 10.0 + "px; }";
        return "data:text/css;base64,"
                + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }
}
