/// Where small badges stand on a card.
///
/// Comes in: the card's box and what is to be written. Goes out: a [dev.weft.layout.badge.BadgeRow], in the unit of the
/// box. What is painted and what is hit are the same row. May use: `layout`.
@NullMarked
package dev.weft.layout.badge;

import org.jspecify.annotations.NullMarked;
