/// What the user supposes, kept on the disk beside the session: drafts survive a crash and a restart.
///
/// Comes in: the newest [dev.weft.session.WhatIf] of a window, whose cluster it is about. Goes out: a file, a moment
/// after
/// each change, and [DraftNews] of what an earlier window left. [DraftKeeper] is the way in; how a file looks is the
/// matter of `whatif.store`.
///
/// Threads: files are touched on a thread of its own.
@NullMarked
package dev.weft.session.keep;

import org.jspecify.annotations.NullMarked;
