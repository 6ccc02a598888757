package dev.weft.policy;

import dev.weft.cluster.Problem;
import dev.weft.cluster.Selector;
import dev.weft.net.IpSet;
import java.util.List;

/// The other end that a rule speaks about.
public sealed interface Peer {
    record Pods(PodSelection selection) implements Peer {}

    /// Addresses, pods' own among them. Source: upstream e2e tests match pod addresses by ipBlock.
    record Addresses(IpSet addresses) implements Peer {}

    /// The addresses of the nodes whose labels match. Source: network-policy-api, egress peer `nodes`.
    record Nodes(Selector selector) implements Peer {}

    /// Whatever addresses these names have at the time, outside the cluster: which, nobody can say beforehand.
    /// Source: network-policy-api, egress peer `domainNames`.
    record DomainNames(List<String> names) implements Peer {
        public DomainNames {
            names = List.copyOf(names);
        }
    }

    /// Every peer, inside the cluster and outside.
    record Anyone() implements Peer {}

    /// A peer that the model cannot express; what it may touch is unknown.
    record Unsupported(Problem why) implements Peer {}
}
