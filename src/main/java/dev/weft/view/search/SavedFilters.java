package dev.weft.view.search;

import java.util.ArrayList;
import java.util.List;

/// A door: the filters that the user keeps, each its text, the newest first. Called on the FX thread; must return at
/// once.
public interface SavedFilters {
    List<String> all();

    /// Kept once: one that is there already becomes the newest.
    void keep(String text);

    void forget(String text);

    /// As long as the window is open.
    static SavedFilters inMemory() {
        return new InMemory();
    }

    /// Threads: confined to the FX thread.
    final class InMemory implements SavedFilters {
        private final List<String> kept = new ArrayList<>();

        private InMemory() {}

        @Override
        public List<String> all() {
            return List.copyOf(kept);
        }

        @Override
        public void keep(String text) {
            kept.remove(text);
            kept.addFirst(text);
        }

        @Override
        public void forget(String text) {
            kept.remove(text);
        }
    }
}
