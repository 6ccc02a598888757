/// The picture on the screen, and the hand on it.
///
/// Comes in: [dev.weft.session.Frame]s and the [dev.weft.picture.Picture]s painted of them, on the FX thread. Goes out:
/// wishes for a picture, and picks, through [GraphListener]. While the hand moves, the last image moves with it, and a
/// sharp one follows; nothing here ever asks for analysis.
///
/// May use: `picture`, `session` and the values below, and `view.gesture`, `view.traffic`, `view.panel`.
@NullMarked
package dev.weft.view.graph;

import org.jspecify.annotations.NullMarked;
