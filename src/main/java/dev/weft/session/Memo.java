package dev.weft.session;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The last result of a stage, kept while its inputs are the same objects.
///
/// Threads: confined to the analysis thread.
final class Memo<T> {
    private Object[] inputs = {};
    private @Nullable T last;

    T of(Supplier<T> stage, Object... now) {
        var known = last;
        if (known != null && same(now)) {
            return known;
        }
        T made = stage.get();
        inputs = now;
        last = made;
        return made;
    }

    /// The last result, whatever it was made of; empty before the first.
    Optional<T> last() {
        return Optional.ofNullable(last);
    }

    @SuppressWarnings("ReferenceEquality") // on purpose: comparing two snapshots would cost more than the stage
    private boolean same(Object[] now) {
        if (now.length != inputs.length) {
            return false;
        }
        for (int i = 0; i < now.length; i++) {
            if (now[i] != inputs[i]) {
                return false;
            }
        }
        return true;
    }
}
