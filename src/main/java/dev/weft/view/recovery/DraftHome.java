package dev.weft.view.recovery;

import dev.weft.session.WhatIf;
import dev.weft.session.keep.DraftNews;
import java.util.function.Consumer;

/// How the drafts of one source are kept between windows. `listen` is called once, its listener from any thread; `keep`
/// at each change; `leave` when another source is shown.
///
/// Threads: called on the FX thread, and return at once.
public record DraftHome(Consumer<WhatIf> keep, Consumer<Consumer<DraftNews>> listen, Runnable leave) {
    /// Nothing is kept.
    public static final DraftHome NONE = new DraftHome(_ -> {}, _ -> {}, () -> {});
}
