package dev.weft.view;

import dev.weft.view.lens.LensHome;
import dev.weft.view.search.SavedFilters;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What the user finds again at the next start. `app` keeps it in a file.
///
/// Threads: every door is called on the FX thread and must return at once. `looked` is told of every change the user
/// makes of the looks, and of the window's place when it closes.
public record Remembered(
        Look look,
        Consumer<Look> looked,
        SavedFilters filters,
        Supplier<List<SourceChoice>> recents,
        LensHome lenses) {
    /// As long as the window is open.
    public static Remembered of(Look look) {
        return new Remembered(look, _ -> {}, SavedFilters.inMemory(), List::of, LensHome.none());
    }
}
