package dev.weft.policy;

import java.util.List;

/// One rule. Any of its peers will do; no peer at all matches nothing (a kind says [Peer.Anyone] when it means all).
public record Rule(RuleRef ref, Direction direction, Action action, List<Peer> peers, TrafficMatch traffic) {
    public Rule {
        peers = List.copyOf(peers);
    }
}
