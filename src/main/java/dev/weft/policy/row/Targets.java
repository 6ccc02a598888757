package dev.weft.policy.row;

import dev.weft.cluster.ContainerPort;
import dev.weft.net.IpSet;
import dev.weft.policy.Peer;
import dev.weft.policy.PodSelection;
import dev.weft.policy.Rule;
import dev.weft.policy.classes.ClassSet;
import dev.weft.policy.classes.EndpointClasses;
import dev.weft.policy.classes.NamespaceLabels.Answer;
import dev.weft.policy.classes.NodeAddresses;
import dev.weft.policy.classes.Selections;
import dev.weft.policy.classes.Selections.Chosen;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;

/// Which classes the peers of a rule name.
///
/// Threads: any, once made.
final class Targets {
    /// `sure` and `perhaps` are settled classes. `blocks` are the atoms that the rule's own address blocks hold: a pod
    /// whose address is not known is named where it may have such an address; `nodes` are those of the nodes it selects:
    /// only a pod on its node's network may have such an address.
    record Target(ClassSet sure, ClassSet perhaps, ClassSet blocks, ClassSet nodes) {
        boolean namesAddresses() {
            return !blocks.isEmpty() || !nodes.isEmpty();
        }

        /// The atoms that name a pod whose address is not known.
        ClassSet atoms(boolean host) {
            return host ? blocks.or(nodes) : blocks;
        }
    }

    /// Pods whose address is not known: any of `column`, the class of such addresses of one family.
    record Anywhere(int column, boolean host, ClassSet pods) {}

    /// Settled classes whose named ports are these; ends without any are in none.
    record Declared(List<ContainerPort> ports, ClassSet classes) {}

    private final EndpointClasses classes;
    private final Selections selections;
    private final ClassSet everyone;
    private final ClassSet addresses;
    /// Ends that may have the address of a node: addresses, and pods on their node's network.
    private final ClassSet likeNodes;
    private final List<ClassSet> byAtom = new ArrayList<>();
    private final List<Anywhere> anywhere = new ArrayList<>();
    private final List<Declared> declared = new ArrayList<>();

    Targets(EndpointClasses classes, Selections selections) {
        this.classes = classes;
        this.selections = selections;
        this.everyone = ClassSet.range(0, classes.settled());
        this.addresses = ClassSet.range(0, classes.firstPod());
        var atoms = new HashMap<Integer, BitSet>();
        var ports = new HashMap<List<ContainerPort>, BitSet>();
        var hosts = new BitSet();
        for (int column = 0; column < classes.settled(); column++) {
            atoms.computeIfAbsent(classes.atomOf(column), _ -> new BitSet()).set(column);
            if (classes.isPod(column) && !classes.pod(column).ports().isEmpty()) {
                ports.computeIfAbsent(classes.pod(column).ports(), _ -> new BitSet()).set(column);
            }
            hosts.set(column, classes.isPod(column) && classes.pod(column).seen().host());
        }
        for (int atom = 0; atom < classes.atoms().size(); atom++) {
            byAtom.add(ClassSet.of(atoms.getOrDefault(atom, new BitSet())));
        }
        var onHost = ClassSet.of(hosts);
        this.likeNodes = addresses.or(onHost);
        for (int anyone = classes.atoms().size(); anyone < classes.atoms().size() + 2; anyone++) {
            var pods = ClassSet.of(atoms.getOrDefault(classes.atomOf(anyone), new BitSet()));
            anywhere.add(new Anywhere(anyone, false, pods.minus(likeNodes)));
            anywhere.add(new Anywhere(anyone, true, pods.and(onHost)));
        }
        ports.forEach((list, columns) -> declared.add(new Declared(list, ClassSet.of(columns))));
    }

    ClassSet everyone() {
        return everyone;
    }

    /// Pods whose address is not known, of IPv4 and of IPv6, each without and with their node's network.
    List<Anywhere> anywhere() {
        return anywhere;
    }

    List<Declared> declared() {
        return declared;
    }

    Target of(Rule rule) {
        var sure = ClassSet.NONE;
        var perhaps = ClassSet.NONE;
        var blocks = ClassSet.NONE;
        var nodes = ClassSet.NONE;
        for (var peer : rule.peers()) {
            var one = of(peer);
            sure = sure.or(one.sure());
            perhaps = perhaps.or(one.perhaps());
            if (peer instanceof Peer.Addresses(var block)) {
                blocks = blocks.or(within(block).and(addresses));
            } else if (peer instanceof Peer.Nodes(var selector)) {
                nodes = nodes.or(within(classes.vocabulary().nodes(selector).known()).and(addresses));
            }
        }
        return new Target(sure, perhaps.minus(sure), blocks, nodes);
    }

    private Chosen of(Peer peer) {
        return switch (peer) {
            case Peer.Pods(var selection) -> selections.chosen(selection);
            case Peer.Addresses(var block) -> new Chosen(within(block), ClassSet.NONE);
            case Peer.Nodes(var selector) -> nodes(classes.vocabulary().nodes(selector));
            case Peer.DomainNames _ -> new Chosen(ClassSet.NONE, addresses);
            case Peer.Anyone _ -> new Chosen(everyone, ClassSet.NONE);
            case Peer.Unsupported _ -> new Chosen(ClassSet.NONE, everyone);
        };
    }

    private ClassSet within(IpSet block) {
        int number = classes.vocabulary().numberOf(block);
        var within = ClassSet.NONE;
        for (int atom = 0; atom < byAtom.size(); atom++) {
            if (classes.atoms().inBlock(atom, number)) {
                within = within.or(byAtom.get(atom));
            }
        }
        return within;
    }

    /// A node is seen by its address, which the pods on its network have too. Source: network-policy-api, NPEP-126.
    private Chosen nodes(NodeAddresses nodes) {
        var sure = within(nodes.known()).and(likeNodes);
        int blockless = classes.nodeColumn();
        var perhaps = nodes.complete() ? ClassSet.range(blockless, blockless + 1) : likeNodes;
        return new Chosen(sure, perhaps.minus(sure));
    }

    /// Is the class of a pod selected, one that may have come after the sets were made?
    Answer selects(PodSelection selection, EndpointClasses.PodClass pod) {
        return selections.selects(selection, pod);
    }

    /// Does the rule name the class of a pod that came after the sets were made?
    Answer names(Rule rule, EndpointClasses.PodClass pod) {
        var answer = Answer.NO;
        for (var peer : rule.peers()) {
            switch (names(peer, pod)) {
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

    private Answer names(Peer peer, EndpointClasses.PodClass pod) {
        return switch (peer) {
            case Peer.Pods(var selection) -> selections.selects(selection, pod);
            case Peer.Addresses(var block) -> isWithin(block, pod) ? Answer.YES : Answer.NO;
            case Peer.Nodes(var selector) -> {
                var nodes = classes.vocabulary().nodes(selector);
                if (!pod.seen().host()) {
                    yield Answer.NO;
                }
                yield isWithin(nodes.known(), pod) ? Answer.YES : nodes.complete() ? Answer.NO : Answer.UNKNOWN;
            }
            case Peer.DomainNames _ -> Answer.NO;
            case Peer.Anyone _ -> Answer.YES;
            case Peer.Unsupported _ -> Answer.UNKNOWN;
        };
    }

    private boolean isWithin(IpSet block, EndpointClasses.PodClass pod) {
        return pod.atom() >= 0 && classes.atoms().inBlock(pod.atom(), classes.vocabulary().numberOf(block));
    }
}
