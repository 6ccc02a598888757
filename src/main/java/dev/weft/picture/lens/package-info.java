/// What lenses lay over the picture: one overlay a lens, and their lines of the legend.
///
/// Comes in: the isolations and sights of a frame, its edges, what is selected. Goes out: strokes and words on a
/// brush. No mark speaks by colour alone. What is of an earlier cluster, while a newer word is being worked out, is
/// drawn fainter.
///
/// One more: an overlay named as its [dev.weft.topology.lens.Lens], registered in `picture.overlay.Overlays`, and its
/// signs in [LensLegend]. May use: `picture`, `picture.overlay.mark`, `session`, `topology`, `lint`, `layout`.
@NullMarked
package dev.weft.picture.lens;

import org.jspecify.annotations.NullMarked;
