package dev.weft.view.editor;

import java.time.Duration;

/// Which typing belongs together: one step of the draft, undone at once. A rest, opening another policy, undo and redo
/// end it; a name that is still being typed never does.
final class Burst {
    /// A person who rests this long has finished a thought.
    private static final long REST = Duration.ofSeconds(3).toNanos();

    private boolean begun;
    private long last;

    void typed() {
        begun = true;
        last = System.nanoTime();
    }

    void end() {
        begun = false;
    }

    boolean goesOn(boolean renamed) {
        return begun && (renamed || System.nanoTime() - last < REST);
    }
}
