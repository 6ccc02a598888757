/// The marks that overlays set: glyphs for kinds, arrow heads, discs and rings on edges, and where on its line a mark
/// stands; and how strong a line may be in a crowd. Comes in: a brush, a place, a colour. One more kind: a constant in
/// [Glyph], a drawing in [Glyphs].
/// May use: `picture`, `topology`, `layout`.
@NullMarked
package dev.weft.picture.overlay.mark;

import org.jspecify.annotations.NullMarked;
