package dev.weft.view;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCombination;

/// Something the user can do by menu and by key: one list feeds both, and the help.
/// `when` says whether it can be done now.
record Command(
        Menu menu, String id, String title, Optional<KeyCombination> key, Runnable run, BooleanSupplier when) {
    /// In the order of the menu bar.
    enum Menu {
        SOURCE("Source"),
        VIEW("View"),
        TRAFFIC("Traffic"),
        POLICY("Policy"),
        HELP("Help");

        private final String title;

        Menu(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    static Command of(Menu menu, String id, String title, String key, Runnable run) {
        return new Command(
                menu,
                id,
                title,
                key.isEmpty() ? Optional.empty() : Optional.of(KeyCombination.valueOf(key)),
                run,
                () -> true);
    }

    Command when(BooleanSupplier can) {
        return new Command(menu, id, title, key, run, can);
    }
}
