package dev.weft.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.weft.picture.Theme;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;

/// The style sheets of a theme: AtlantaFX's Primer below, `assets/css` above it, colours by meaning in between.
final class Themes {
    private Themes() {}

    static void apply(Scene scene, Theme theme) {
        boolean dark = theme != Theme.LIGHT;
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets().setAll(sheet(dark ? "weft-dark.css" : "weft-light.css"), sheet("weft.css"));
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Themes.class.getResource("/css/" + name), name).toExternalForm();
    }
}
