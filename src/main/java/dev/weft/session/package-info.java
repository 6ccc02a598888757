/// Floor 6: the loop. Frames out, [ViewRequest]s in; nothing else crosses.
///
/// Changes and flows are queued by their sources' threads, drained by one analysis thread into the two mutable models,
/// analysed by `Analyzer` (pure), and published as [Frame]s. `Conflater` turns a burst of news into one run.
/// `session.keep` keeps what the user supposes on the disk, beside all that. May use: everything below but `kube`.
@NullMarked
package dev.weft.session;

import org.jspecify.annotations.NullMarked;
