package dev.weft.policy;

import dev.weft.cluster.Problem;
import dev.weft.net.IpSet;

/// The other end that a rule speaks about.
public sealed interface Peer {
    record Pods(PodSelection selection) implements Peer {}

    /// Addresses, pods' own among them. Source: upstream e2e tests match pod addresses by ipBlock.
    record Addresses(IpSet addresses) implements Peer {}

    /// Every peer, inside the cluster and outside.
    record Anyone() implements Peer {}

    /// A peer that the model cannot express; what it may touch is unknown.
    record Unsupported(Problem why) implements Peer {}
}
