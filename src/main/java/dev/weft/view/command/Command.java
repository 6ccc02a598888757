package dev.weft.view.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCombination;

/// Something the user can do, wherever it is chosen: in a menu, by a key, in the palette.
/// `id` is unique among all commands; `state` is asked on the FX thread and answers at once.
public record Command(Menu menu, String id, String title, List<Key> keys, Runnable run, State state) {
    /// `when` says whether it can be done now; `checked` is there for what is switched on and off, and says whether it
    /// is on.
    public record State(BooleanSupplier when, Optional<BooleanSupplier> checked) {
        static final State USUAL = new State(() -> true, Optional.empty());
    }

    /// In the order of the menu bar.
    public enum Menu {
        SOURCE("Source"),
        VIEW("View"),
        TRAFFIC("Traffic"),
        POLICY("Policy"),
        HELP("Help");

        private final String title;

        Menu(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /// What is pressed for it.
    public sealed interface Key {
        /// Wherever the focus is.
        record Anywhere(KeyCombination combination) implements Key {}

        /// A letter or sign as it is typed, in any case, while the picture has the focus.
        record OnPicture(String typed) implements Key {}

        /// As people read it: `Ctrl+Shift+P`, `A`.
        default String text() {
            return switch (this) {
                case Anywhere(var combination) -> combination.getDisplayText();
                case OnPicture(var typed) -> typed.toUpperCase(java.util.Locale.ROOT);
            };
        }
    }

    public Command {
        keys = List.copyOf(keys);
    }

    /// `key` as [KeyCombination#valueOf] reads it; empty for none.
    public static Command of(Menu menu, String id, String title, String key, Runnable run) {
        return new Command(
                menu,
                id,
                title,
                key.isEmpty() ? List.of() : List.of(new Key.Anywhere(KeyCombination.valueOf(key))),
                run,
                State.USUAL);
    }

    public Command when(BooleanSupplier can) {
        return new Command(menu, id, title, keys, run, new State(can, state.checked()));
    }

    public Command checked(BooleanSupplier on) {
        return new Command(menu, id, title, keys, run, new State(state.when(), Optional.of(on)));
    }

    /// Can it be done now?
    public BooleanSupplier when() {
        return state.when();
    }

    /// The same, by one more key on the picture.
    public Command onPicture(String typed) {
        var more = new ArrayList<>(keys);
        more.add(new Key.OnPicture(typed));
        return new Command(menu, id, title, more, run, state);
    }

    /// The key that menus show, which works everywhere.
    public Optional<KeyCombination> key() {
        return keys.stream()
                .filter(Key.Anywhere.class::isInstance)
                .map(key -> ((Key.Anywhere) key).combination())
                .findFirst();
    }

    /// Is this typed on the picture for it?
    public boolean answers(String typed) {
        return keys.stream().anyMatch(key ->
                key instanceof Key.OnPicture(var letter) && letter.equalsIgnoreCase(typed));
    }

    /// Does it if it can be done now.
    public void perform() {
        if (state.when().getAsBoolean()) {
            run.run();
        }
    }
}
