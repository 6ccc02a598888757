/// Floor 8: JavaFX, and nowhere else. Models are records made by pure functions of a frame; panes show them and turn
/// clicks into wishes. `FxFrames` is the one crossing to the FX thread. May use: `picture`, `session` and the values below.
@NullMarked
package dev.weft.view;

import org.jspecify.annotations.NullMarked;
