package dev.weft.lazy;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that is made when it is first asked for, and kept. What the making needs is let go afterwards.
///
/// Threads: any. It is made once: who asks meanwhile waits. When making it fails, the next who asks tries again.
public final class Lazy<T> implements Supplier<T> {
    private final ReentrantLock making = new ReentrantLock();
    private final AtomicReference<@Nullable T> made = new AtomicReference<>();
    private final AtomicReference<@Nullable Supplier<T>> make;

    private Lazy(Supplier<T> make) {
        this.make = new AtomicReference<>(make);
    }

    public static <T> Lazy<T> of(Supplier<T> make) {
        return new Lazy<>(make);
    }

    @Override
    public T get() {
        var known = made.get();
        return known == null ? make() : known;
    }

    /// Empty as long as nobody has asked; never waits.
    public Optional<T> known() {
        return Optional.ofNullable(made.get());
    }

    private T make() {
        making.lock();
        try {
            var how = make.get();
            if (how != null) {
                made.set(how.get());
                make.set(null);
            }
            return Objects.requireNonNull(made.get());
        } finally {
            making.unlock();
        }
    }
}
