/// Floor 7: from a [dev.weft.session.Frame] to pixels, without JavaFX.
///
/// The picture is painted once, against the door `Brush`; the screen and PNG are surfaces in `picture.surface`.
/// `Overlay`s in `picture.overlay` paint in order. [Painter] runs them off the UI thread. [HitIndex] answers what
/// lies under the cursor. May use: `session` and the values below it.
@NullMarked
package dev.weft.picture;

import org.jspecify.annotations.NullMarked;
