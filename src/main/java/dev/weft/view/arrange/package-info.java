/// How the picture is arranged: what is folded to keep it readable, what is new since it was drawn whole, which layout
/// is used, what is pinned.
///
/// Comes in: frames, and what the user wishes. Goes out: wishes, through doors. Models are records made by pure
/// functions; panes show them.
/// May use: `session`, `layout`, `topology`, JavaFX. Threads: the FX thread.
@NullMarked
package dev.weft.view.arrange;

import org.jspecify.annotations.NullMarked;
