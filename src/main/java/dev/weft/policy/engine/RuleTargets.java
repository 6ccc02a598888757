package dev.weft.policy.engine;

import dev.weft.net.IpSet;
import dev.weft.policy.Peer;
import dev.weft.policy.Rule;
import dev.weft.policy.engine.Selections.Chosen;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;

/// Which classes the peers of each rule name.
final class RuleTargets {
    private final EndpointClasses classes;
    private final Vocabulary vocabulary;
    private final Selections selections;
    private final IdentityHashMap<Rule, Chosen> chosen = new IdentityHashMap<>();

    RuleTargets(EndpointClasses classes, Vocabulary vocabulary, Selections selections) {
        this.classes = classes;
        this.vocabulary = vocabulary;
        this.selections = selections;
    }

    Chosen of(Rule rule) {
        return chosen.computeIfAbsent(rule, made -> union(made.peers()));
    }

    private Chosen union(List<Peer> peers) {
        if (peers.size() == 1) {
            return of(peers.getFirst());
        }
        var union = Chosen.none();
        for (var peer : peers) {
            var one = of(peer);
            union.sure().or(one.sure());
            union.perhaps().or(one.perhaps());
        }
        union.perhaps().andNot(union.sure());
        return union;
    }

    private Chosen of(Peer peer) {
        return switch (peer) {
            case Peer.Pods(var selection) -> selections.chosen(selection);
            case Peer.Addresses(var addresses) -> new Chosen(within(addresses), new BitSet());
            case Peer.Nodes(var selector) -> nodes(vocabulary.nodes(selector));
            case Peer.DomainNames _ -> new Chosen(new BitSet(), addresses());
            case Peer.Anyone _ -> new Chosen(everyone(), new BitSet());
            case Peer.Unsupported _ -> new Chosen(new BitSet(), everyone());
        };
    }

    private BitSet within(IpSet block) {
        int number = vocabulary.numberOf(block);
        var within = new BitSet();
        for (int column = 0; column < classes.size(); column++) {
            int atom = classes.atomOf(column);
            if (atom >= 0 && classes.atoms().inBlock(atom, number)) {
                within.set(column);
            }
        }
        return within;
    }

    /// Policies see a node by its address; the pods on its network are looked at both ways.
    private Chosen nodes(NodeAddresses nodes) {
        var sure = within(nodes.known());
        sure.and(addresses());
        var perhaps = nodes.complete() ? new BitSet() : addresses();
        perhaps.andNot(sure);
        return new Chosen(sure, perhaps);
    }

    private BitSet addresses() {
        var addresses = new BitSet();
        addresses.set(0, classes.firstPod());
        return addresses;
    }

    private BitSet everyone() {
        var everyone = new BitSet();
        everyone.set(0, classes.size());
        return everyone;
    }
}
