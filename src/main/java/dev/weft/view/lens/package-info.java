/// The choice of what lies over the picture: lenses switched on and off, each for itself.
///
/// Comes in: what was on at the last start, whether something is drafted. Goes out: the lenses that are on, to the
/// picture and, for those that ask for work, into the wish. A lens appears in the menu of the toolbar, the View menu,
/// the palette and by a key from one list. May use: `view.command`, `session`, `topology`.
/// Threads: panes on the FX thread, models anywhere.
@NullMarked
package dev.weft.view.lens;

import org.jspecify.annotations.NullMarked;
