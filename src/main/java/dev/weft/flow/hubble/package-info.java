/// Hubble as a flow source: the observer API of Cilium's relay and agents (and Retina's), and its JSON export.
///
/// Comes in: bytes of `GetFlowsResponse`, or lines of JSON. Goes out: [dev.weft.flow.Flow]s per edge, gathered over a
/// fifth of a second.
///
/// [HubbleFlowSource] holds the connection, [HubbleSession] is one of them, [HubbleDecoder] reads, [HubbleFlows] makes
/// edges of events with [Connections] and [Dials], [EdgeFacts] says what the agents said.
///
/// May use: `flow`, `flow.link`, `flow.wire`, `cluster`, `net`, gRPC, protobuf, Jackson.
///
/// Assumes, each with a test:
/// - a connection is judged by policies when it opens, so a policy's verdict is on the way there;
/// - the node of the asked pod tells of the arrival, and nobody does for whoever is no pod;
/// - `encrypted` not set is no word that a flow is not.
@NullMarked
package dev.weft.flow.hubble;

import org.jspecify.annotations.NullMarked;
