/// The question "how does one reach another", as it is asked and answered in the window.
///
/// Comes in: a [dev.weft.topology.path.PathAnswer] that was found beside the FX thread, and the frame it speaks of.
/// Goes
/// out: [PathModel], the ways in words with what is to be marked on the picture, and [PathPane], which shows it.
///
/// May use: `picture`, `session` and the values below, and `view.panel`.
@NullMarked
package dev.weft.view.path;

import org.jspecify.annotations.NullMarked;
