/// Policies made by hand on the picture.
///
/// Comes in: what lies under the cursor, and the frame. Goes out: a [dev.weft.whatif.Step] of the draft, after the user
/// has seen what it would do. [GestureDesk] is the way in; [LinkLayer] draws the line of a new connection, [Card] and
/// its
/// kinds ask what exactly is meant. What they ask about is worked out by `whatif.proposal`, beside the FX thread.
///
/// Everything a hand does has a key: A asks whom the selected one shall reach, D denies the selected edge; Enter takes
/// what a card proposes, Esc closes it.
///
/// May use: `view.panel` for tones and words, `whatif.proposal`, `session` and the values below, JavaFX.
@NullMarked
package dev.weft.view.gesture;

import org.jspecify.annotations.NullMarked;
