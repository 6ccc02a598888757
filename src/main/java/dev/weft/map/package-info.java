/// Floor 1: sorted maps that share what did not change. A snapshot of a hundred thousand objects with one of them
/// edited costs one entry, and what differs between the two is found without looking at the others.
///
/// Comes in: a map and changes. Goes out: [Layered], a map over a map, and [Difference] between two.
///
/// May use: the JDK. Threads: any; everything is immutable.
@NullMarked
package dev.weft.map;

import org.jspecify.annotations.NullMarked;
