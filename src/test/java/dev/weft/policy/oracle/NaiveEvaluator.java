package dev.weft.policy.oracle;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Pod;
import dev.weft.cluster.ResourceKind;
import dev.weft.net.Traffic;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Profile;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The truth about one packet under NetworkPolicy v1 and the tiers around it, found by asking every rule of every
/// policy; the package says how the open points are decided.
///
/// Cost: O(policies) for a packet, more where an address is not known. For tests only.
public final class NaiveEvaluator {
    private static final Set<Boolean> BOTH_FAMILIES = Set.of(false, true);
    private final ClusterSnapshot snapshot;
    private final boolean special;
    private final List<Boolean> readingsOfHostPods;
    private final List<PolicyText> policies;
    private final TierOracle admin;
    private final TierOracle baseline;
    private final Question.World world;
    private final Set<InetAddress> anyAddress = new LinkedHashSet<>();

    public NaiveEvaluator(ClusterSnapshot snapshot, Profile profile) {
        this.snapshot = snapshot;
        this.special = profile != Profile.NP_GUARD;
        this.readingsOfHostPods = switch (profile) {
            case UPSTREAM -> List.of(true, false);
            case NP_GUARD -> List.of(true);
            case CALICO, CILIUM -> List.of(false);
        };
        this.policies = snapshot.manifests().stream()
                .filter(manifest -> manifest.kind().equals(ResourceKind.NETWORK_POLICY))
                .map(PolicyText::new)
                .toList();
        var tiers = snapshot.manifests().stream().filter(TierText::reads).map(TierText::new).toList();
        this.admin = new TierOracle(tiers.stream().filter(TierText::admin).toList());
        this.baseline = new TierOracle(tiers.stream().filter(policy -> !policy.admin()).toList());
        this.world = new Question.World(namespaceLabels(snapshot), nodeLabels(snapshot), blocksMatch(profile));
        for (var everything : List.of("0.0.0.0/0", "::/0")) {
            anyAddress.addAll(Block.edges(everything));
        }
        policies.forEach(policy -> policy.cidrs().forEach(cidr -> anyAddress.addAll(Block.edges(cidr))));
        tiers.forEach(policy -> policy.cidrs().forEach(cidr -> anyAddress.addAll(Block.edges(cidr))));
    }

    private static Set<Side.Kind> blocksMatch(Profile profile) {
        return switch (profile) {
            case UPSTREAM, CALICO -> EnumSet.allOf(Side.Kind.class);
            case NP_GUARD -> EnumSet.complementOf(EnumSet.of(Side.Kind.POD));
            case CILIUM -> EnumSet.of(Side.Kind.OUTSIDE);
        };
    }

    private static Map<InetAddress, Map<String, String>> nodeLabels(ClusterSnapshot snapshot) {
        var labels = new HashMap<InetAddress, Map<String, String>>();
        for (var node : snapshot.nodes()) {
            Side.literals(node.addresses()).forEach(address -> labels.put(address, node.labels().map()));
        }
        return labels;
    }

    private static Map<String, Map<String, String>> namespaceLabels(ClusterSnapshot snapshot) {
        var labels = new HashMap<String, Map<String, String>>();
        for (var pod : snapshot.pods()) {
            labels.put(pod.ref().namespace(), Map.of("kubernetes.io/metadata.name", pod.ref().namespace()));
        }
        for (var workload : snapshot.workloads()) {
            labels.put(workload.ref().namespace(), Map.of("kubernetes.io/metadata.name", workload.ref().namespace()));
        }
        for (var declared : snapshot.contents().namespaces().values()) {
            labels.put(declared.name(), Side.namespaceLabels(declared));
        }
        return labels;
    }

    /// An outside end is asked at its first address.
    public Answer verdict(Endpoint source, Endpoint destination, Traffic traffic) {
        if (special && (finished(source) || finished(destination))) {
            return Answer.DENIED;
        }
        if (source instanceof Endpoint.OfPod && source.equals(destination)) {
            return Answer.ALLOWED;
        }
        var worlds = new ArrayList<Answer>();
        for (boolean hostAsPod : readingsOfHostPods) {
            var from = Side.of(source, hostAsPod);
            var to = Side.of(destination, hostAsPod);
            for (boolean v6 : sharedFamilies(from, to)) {
                worlds.add(half(false, from, to, v6, traffic).and(half(true, to, from, v6, traffic)));
            }
        }
        return Answer.agreed(worlds);
    }

    private static boolean finished(Endpoint end) {
        return end instanceof Endpoint.OfPod(var pod)
                && (pod.phase() == Pod.Phase.SUCCEEDED || pod.phase() == Pod.Phase.FAILED);
    }

    /// An outside address counts with its own family, whatever the pod has.
    private static Set<Boolean> sharedFamilies(Side one, Side other) {
        if (one.kind() == Side.Kind.OUTSIDE) {
            return families(one);
        }
        if (other.kind() == Side.Kind.OUTSIDE) {
            return families(other);
        }
        var shared = new LinkedHashSet<>(families(one));
        shared.retainAll(families(other));
        return shared;
    }

    private static Set<Boolean> families(Side side) {
        if (side.addresses().isEmpty()) {
            return BOTH_FAMILIES;
        }
        var families = new LinkedHashSet<Boolean>();
        side.addresses().forEach(address -> families.add(address instanceof Inet6Address));
        return families;
    }

    /// One direction at one end: `subject` is whose policies are asked, about `peer`.
    private Answer half(boolean ingress, Side subject, Side peer, boolean v6, Traffic traffic) {
        if (!subject.pod()) {
            return Answer.ALLOWED;
        }
        var worlds = EnumSet.noneOf(Answer.class);
        for (var address : addresses(peer)) {
            if (address instanceof Inet6Address == v6) {
                var question = new Question(peer, address, ingress ? subject : peer, traffic, world);
                for (boolean ownNode : ownNode(subject, peer)) {
                    worlds.addAll(answers(ingress, subject, question, ownNode));
                }
            }
        }
        return Answer.agreed(worlds);
    }

    /// A host-network end whose address is not known has that of any node.
    private Set<InetAddress> addresses(Side peer) {
        if (!peer.addresses().isEmpty()) {
            return new LinkedHashSet<>(peer.addresses());
        }
        var any = new LinkedHashSet<>(anyAddress);
        if (peer.host()) {
            any.addAll(world.nodeLabels().keySet());
        }
        return any;
    }

    /// May the peer be the subject's own node, may it be something else?
    private Set<Boolean> ownNode(Side subject, Side peer) {
        if (peer.kind() != Side.Kind.NODE || !special) {
            return Set.of(false);
        }
        return subject.node().isEmpty() || peer.node().isEmpty()
                ? Set.of(false, true)
                : Set.of(subject.node().equals(peer.node()));
    }

    /// "Policy tiers are evaluated in the following order: Admin tier, NetworkPolicy tier, Baseline tier"; what none of
    /// them decides is allowed. Traffic with the own node is allowed in one reading whatever the tiers say.
    private Set<Answer> answers(boolean ingress, Side subject, Question question, boolean ownNode) {
        if (unreadable(subject, TierKinds.ANP, TierKinds.CNP)) {
            return Set.of(Answer.UNKNOWN);
        }
        var answers = EnumSet.noneOf(Answer.class);
        for (var decision : admin.decisions(ingress, subject, question)) {
            answers.addAll(switch (decision) {
                case ACCEPT -> Set.of(Answer.ALLOWED);
                case DENY -> Set.of(Answer.DENIED);
                case PASS, NOTHING -> afterAdmin(ingress, subject, question, ownNode);
            });
        }
        if (ownNode) {
            answers.add(Answer.ALLOWED);
        }
        return answers;
    }

    /// "v1.NetworkPolicy always makes a final decision for selected pods."
    private Set<Answer> afterAdmin(boolean ingress, Side subject, Question question, boolean ownNode) {
        if (!ownNode) {
            if (snapshot.unreadable(ResourceKind.NETWORK_POLICY, subject.identity().namespace()).isPresent()) {
                return Set.of(Answer.UNKNOWN);
            }
            if (isolated(ingress, subject)) {
                return Set.of(Answer.of(allowed(ingress, subject, question)));
            }
        }
        var answers = EnumSet.noneOf(Answer.class);
        if (unreadable(subject, TierKinds.BANP, TierKinds.CNP)) {
            answers.add(Answer.UNKNOWN);
        }
        for (var decision : baseline.decisions(ingress, subject, question)) {
            answers.add(Answer.of(decision != Decision.DENY));
        }
        return answers;
    }

    /// Whatever they say, policies of the network policy API select no host-network pod.
    private boolean unreadable(Side subject, ResourceKind... kinds) {
        return !subject.host() && List.of(kinds).stream().anyMatch(kind -> snapshot.unreadable(kind, "").isPresent());
    }

    private boolean isolated(boolean ingress, Side subject) {
        return policies.stream().anyMatch(policy -> policy.selects(subject) && policy.isolates(ingress));
    }

    private boolean allowed(boolean ingress, Side subject, Question question) {
        return policies.stream().anyMatch(policy -> policy.selects(subject) && policy.allows(ingress, question));
    }
}
