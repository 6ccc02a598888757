package dev.weft.view;

import dev.weft.session.Arrangement;
import java.util.function.Consumer;

/// How the user arranged one source the last time, and where a change of it goes.
///
/// Threads: `keep` is called on the FX thread and returns at once.
public record ArrangementHome(Arrangement first, Consumer<Arrangement> keep) {
    public static final ArrangementHome NONE = new ArrangementHome(Arrangement.NONE, _ -> {});
}
