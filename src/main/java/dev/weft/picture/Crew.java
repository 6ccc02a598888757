package dev.weft.picture;

import java.util.List;

/// A door: who does the pieces of one picture. The painter's crew does them at once on its threads.
interface Crew {
    /// One after the other, on the caller's thread.
    Crew ALONE = new Crew() {
        @Override
        public int hands() {
            return 1;
        }

        @Override
        public void together(List<Runnable> pieces) {
            pieces.forEach(Runnable::run);
        }
    };

    /// How many work at once.
    int hands();

    /// All pieces, in any order; returns when all are done, and throws what any of them threw.
    void together(List<Runnable> pieces);
}
