package dev.weft.session.keep;

import dev.weft.session.WhatIf;
import java.time.Instant;

/// What a [DraftKeeper] has to say, each to be shown until it is answered.
public sealed interface DraftNews {
    /// What an earlier window left about this cluster. It stays on the disk until `taken` or `discarded` was run:
    /// one of them, once, from any thread.
    record Left(WhatIf whatIf, int steps, Instant saved, Runnable taken, Runnable discarded) implements DraftNews {}

    /// One line: a file that could not be read, or drafts that cannot be kept.
    record Note(String line) implements DraftNews {}
}
