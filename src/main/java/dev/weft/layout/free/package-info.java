/// Things that stand where their lines pull them.
///
/// Comes in: how large things are and who pulls whom. Goes out: a box for each, none on another, in the order they
/// came. Knows nothing of nodes or namespaces. Deterministic. May use: `layout`.
@NullMarked
package dev.weft.layout.free;

import org.jspecify.annotations.NullMarked;
