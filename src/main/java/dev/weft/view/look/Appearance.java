package dev.weft.view.look;

import dev.weft.picture.Theme;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.stage.Stage;

/// What the user chose about the looks of the window, and what follows from it. The system's own choice is followed
/// while it is shown.
///
/// Threads: confined to the FX thread.
public final class Appearance {
    /// `away` hides everything but the picture, or brings it back; `legend` and `map` show or hide those.
    public record Panels(Consumer<Boolean> away, Runnable legend, Runnable map) {}

    /// From the back row of a room: half as large again as at a desk.
    private static final double HALL = 1.5;
    private static final double STEP = 0.25;
    private static final double LARGEST = 2;

    private final Stage stage;
    private final BiConsumer<Theme, Double> picture;
    private Optional<Panels> panels = Optional.empty();
    private final InvalidationListener system = _ -> dress();
    private ThemeChoice choice = ThemeChoice.SYSTEM;
    private double text = 1;
    private boolean projecting;
    private Runnable changed = () -> {};

    /// `picture` is given the theme and how large type is drawn.
    public Appearance(Stage stage, BiConsumer<Theme, Double> picture) {
        this.stage = stage;
        this.picture = picture;
        var preferences = Platform.getPreferences();
        // weakly: the preferences outlive the window
        preferences.colorSchemeProperty().addListener(new WeakInvalidationListener(system));
        preferences.addListener(new WeakInvalidationListener(system));
        stage.fullScreenProperty().addListener((_, _, full) -> project(full));
        stage.setFullScreenExitHint("Esc or F11 leaves the full screen");
    }

    /// The rest of the window, once it is there.
    public void attach(Panels rest) {
        panels = Optional.of(rest);
    }

    /// As it was left the last time; `whenChanged` runs whenever the user chooses otherwise.
    public void begin(ThemeChoice theme, double size, Runnable whenChanged) {
        choice = theme;
        text = size;
        dress();
        changed = whenChanged;
    }

    public void choose(ThemeChoice other) {
        choice = other;
        dress();
        changed.run();
    }

    public ThemeChoice choice() {
        return choice;
    }

    /// A factor from 1 to 2.
    public double text() {
        return text;
    }

    /// Light after dark and high contrast, dark after light.
    public void turn() {
        choose(theme() == Theme.LIGHT ? ThemeChoice.DARK : ThemeChoice.LIGHT);
    }

    /// A step larger (1) or smaller (-1), from 100 % to 200 %; 0 is 100 %.
    public void text(int step) {
        text = step == 0 ? 1 : Math.clamp(text + step * STEP, 1, LARGEST);
        dress();
        changed.run();
    }

    /// The whole screen for the picture, in large type, or back again.
    public void projector() {
        stage.setFullScreen(!stage.isFullScreen());
    }

    public void legend() {
        panels.ifPresent(rest -> rest.legend().run());
    }

    public void map() {
        panels.ifPresent(rest -> rest.map().run());
    }

    private void project(boolean full) {
        if (full != projecting) {
            projecting = full;
            panels.ifPresent(rest -> rest.away().accept(full));
            dress();
        }
    }

    private Theme theme() {
        return theme(choice);
    }

    /// What a choice comes to under what the system says now. On the FX thread.
    public static Theme theme(ThemeChoice choice) {
        var preferences = Platform.getPreferences();
        return choice.under(
                preferences.getColorScheme() == ColorScheme.DARK, ThemeChoice.isHighContrast(preferences));
    }

    private void dress() {
        var scene = stage.getScene();
        if (scene != null) {
            double type = projecting ? Math.max(text, HALL) : text;
            Themes.apply(scene, theme(), type);
            picture.accept(theme(), type);
        }
    }
}
