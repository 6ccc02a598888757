/// How the window looks: theme, size of type, projector. Comes in: what the user chooses ([Appearance]) and what the
/// system says. Goes out: style sheets on the window's scene, and theme and type for the picture.
///
/// One more theme: a constant in [dev.weft.picture.Theme] with its palette, a sheet in `assets/css`, a row in [Themes],
/// a constant in [ThemeChoice]. May use: `picture`.
@NullMarked
package dev.weft.view.look;

import org.jspecify.annotations.NullMarked;
