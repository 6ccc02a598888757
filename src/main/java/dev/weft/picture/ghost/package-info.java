/// What is painted of nodes that are gone: where they stood, for a while.
///
/// Comes in: the ghosts of a frame. Goes out: strokes and words on a brush.
/// May use: `picture`, `layout`.
@NullMarked
package dev.weft.picture.ghost;

import org.jspecify.annotations.NullMarked;
