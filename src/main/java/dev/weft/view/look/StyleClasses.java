package dev.weft.view.look;

import java.util.List;
import javafx.css.Styleable;

/// The style classes of a control, set only where they are others: JavaFX styles, lays out and paints a control again
/// even when it gets those that it has.
public final class StyleClasses {
    private StyleClasses() {}

    public static void set(Styleable control, String... classes) {
        var wanted = List.of(classes);
        if (!control.getStyleClass().equals(wanted)) {
            control.getStyleClass().setAll(wanted);
        }
    }
}
