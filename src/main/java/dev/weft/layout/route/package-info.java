/// How lines run: those between the same two boxes together, as a ribbon; all of them round what is in their way.
///
/// Comes in: edges and positions, or [dev.weft.layout.route.Wire]s: a line each with the boxes its ends stand in. Goes
/// out: for each of them the points of its curve, or none where it is best drawn straight. A ribbon knows boxes only,
/// not what they stand for. May use: `layout`, `topology`.
@NullMarked
package dev.weft.layout.route;

import org.jspecify.annotations.NullMarked;
