/// One event of Hubble, read from the wire or from JSON.
///
/// Comes in: the bytes of a `GetFlowsResponse`, or a line of an export. Goes out: a [HubbleMessage], mostly a
/// [HubbleEvent] with the few fields that Weft reads. [Sampling] says which connections are looked at in a flood,
/// [Tuples] turns a connection into numbers.
///
/// May use: `cluster`, `net`, `flow.wire`, protobuf, Jackson; nothing of `flow.hubble`.
@NullMarked
package dev.weft.flow.hubble.event;

import org.jspecify.annotations.NullMarked;
