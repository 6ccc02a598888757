/// Floor 4: drafts on this machine's disk, so that a crash or a restart loses nothing.
///
/// Comes in and goes out: [Kept], all that the user supposes about one cluster. [KeptFile] is its text, versioned JSON;
/// [DraftShelf] the folder of such files: one for each window, locked while that window lives, each replaced at once or
/// not at all ([AtomicFile]). What an earlier window left is found by the cluster's own uid where that is known, else
/// by its address ([ClusterMark]). Nothing is read into a window by itself: somebody asks the user first.
///
/// A file holds policies and the names and labels of objects, never a credential. May use: what `whatif` may, Jackson.
/// To keep one more thing: a field in `KeptWriter` and `KeptReader`; a field that an older Weft would misread needs a
/// higher [KeptFile#VERSION].
@NullMarked
package dev.weft.whatif.store;

import org.jspecify.annotations.NullMarked;
