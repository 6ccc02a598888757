package dev.weft.policy.why;

import dev.weft.cluster.Selector;
import dev.weft.policy.Peer;
import dev.weft.policy.PodSelection;
import dev.weft.policy.Rule;
import dev.weft.policy.classes.End;
import dev.weft.policy.classes.NamespaceLabels.Answer;
import dev.weft.policy.classes.NodeAddresses;
import dev.weft.policy.classes.View;
import dev.weft.policy.row.Ground;

/// One rule against one end, straight from the end's labels and address, without classes: the explainer's way, beside
/// which that of the rows must give the same answers.
final class Matching {
    private final Ground ground;

    Matching(Ground ground) {
        this.ground = ground;
    }

    Answer selects(PodSelection selection, End end) {
        if (end.isHostPod() && selection.host() == PodSelection.HostPods.EXCLUDED) {
            return Answer.NO;
        }
        return ground.namespaces().selects(selection, end.namespace(), end.labels());
    }

    /// Does any peer of the rule name the end, seen that way?
    Answer names(Rule rule, End end, View view) {
        var answer = Answer.NO;
        for (var peer : rule.peers()) {
            switch (names(peer, end, view)) {
                case YES -> {
                    return Answer.YES;
                }
                case UNKNOWN -> answer = Answer.UNKNOWN;
                case NO -> {
                    // the next peer may
                }
            }
        }
        return answer;
    }

    private Answer names(Peer peer, End end, View view) {
        boolean asPod = isPod(view);
        return switch (peer) {
            case Peer.Pods(var selection) -> asPod ? selects(selection, end) : Answer.NO;
            case Peer.Addresses(var addresses) -> {
                boolean counts = asPod ? ground.profile().blocksSelectPods() : !isBlockless(view);
                boolean inside = view.address().filter(addresses::contains).isPresent();
                yield counts && inside ? Answer.YES : Answer.NO;
            }
            case Peer.Nodes(var selector) -> asPod && !end.isHostPod() ? Answer.NO : isNode(selector, view);
            case Peer.DomainNames _ -> asPod ? Answer.NO : Answer.UNKNOWN;
            case Peer.Anyone _ -> Answer.YES;
            case Peer.Unsupported _ -> Answer.UNKNOWN;
        };
    }

    /// A node without a known address may have any; a pod on its network has it too.
    private Answer isNode(Selector selector, View view) {
        if (isBlockless(view)) {
            return Answer.UNKNOWN;
        }
        var nodes = NodeAddresses.of(ground.snapshot(), selector);
        if (view.address().filter(nodes.known()::contains).isPresent()) {
            return Answer.YES;
        }
        return nodes.complete() ? Answer.NO : Answer.UNKNOWN;
    }

    /// A node where the profile keeps blocks from naming nodes.
    private boolean isBlockless(View view) {
        return view.column() == ground.classes().nodeColumn();
    }

    boolean isPod(View view) {
        return ground.classes().isPod(view.column());
    }
}
