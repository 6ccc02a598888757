/// Who there is, and what policies see of them: ends, the classes of ends that no policy can tell apart, and selections
/// of them as sets of bits.
///
/// Comes in: a snapshot, the policies, a profile. Goes out: `Ends` (every end with its classes, and crowds of them),
/// `EndpointClasses`, `Selections`, `ClassSet`, `Readings` (the ways one pair may be read).
///
/// May use: `policy`, `cluster`, `net`. A profile's way to look at blocks, nodes and host-network pods is decided here,
/// when an end gets its classes.
///
/// Threads: made by one thread, then asked from any.
@NullMarked
package dev.weft.policy.classes;

import org.jspecify.annotations.NullMarked;
