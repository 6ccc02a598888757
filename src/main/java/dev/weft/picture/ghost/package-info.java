/// What is painted about places: where nodes stood that are gone, and which were put where they stand.
///
/// Comes in: the ghosts and the pins of a frame. Goes out: strokes and words on a brush.
/// May use: `picture`, `layout`.
@NullMarked
package dev.weft.picture.ghost;

import org.jspecify.annotations.NullMarked;
