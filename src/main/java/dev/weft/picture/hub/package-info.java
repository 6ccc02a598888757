/// The edges of hubs (the cluster's DNS, scrapers) as badges on the cards of their partners.
///
/// Comes in: the badges of a [dev.weft.picture.Drawing]. Goes out: strokes and words on a brush.
/// May use: `picture`, `layout`, `topology`; the marks of `picture.overlay.mark`.
@NullMarked
package dev.weft.picture.hub;

import org.jspecify.annotations.NullMarked;
