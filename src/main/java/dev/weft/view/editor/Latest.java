package dev.weft.view.editor;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Questions that are answered beside the FX thread, one at a time; of those that come meanwhile only the newest is
/// asked, and only its answer is shown.
///
/// Threads: asked on the FX thread; `answer` runs aside, `show` on the FX thread.
public final class Latest<Q, A> {
    private final Aside work;
    private final Function<Q, A> answer;
    private final BiConsumer<Q, A> show;
    private @Nullable Q next;
    private boolean running;

    public Latest(Aside work, Function<Q, A> answer, BiConsumer<Q, A> show) {
        this.work = work;
        this.answer = answer;
        this.show = show;
    }

    public void ask(Q question) {
        next = question;
        if (!running) {
            begin();
        }
    }

    private void begin() {
        var question = next;
        next = null;
        if (question == null) {
            return;
        }
        running = true;
        work.aside().accept(() -> {
            Optional<A> found = Optional.empty();
            try {
                found = Optional.of(answer.apply(question));
            } finally {
                var told = found; // a bug costs its answer, not the next one
                work.back().accept(() -> ended(question, told));
            }
        });
    }

    private void ended(Q question, Optional<A> found) {
        running = false;
        if (next == null) {
            found.ifPresent(it -> show.accept(question, it));
        } else {
            begin();
        }
    }
}
