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
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The truth about one packet under NetworkPolicy v1, found by asking every rule of every policy; the package says how
/// the open points are decided.
///
/// Cost: O(policies) for a packet, more where an address is not known. For tests only.
public final class NaiveEvaluator {
    private static final Set<Boolean> BOTH_FAMILIES = Set.of(false, true);
    private final ClusterSnapshot snapshot;
    private final boolean special;
    private final List<PolicyText> policies;
    private final PolicyText.World world;
    private final Set<InetAddress> anyAddress = new LinkedHashSet<>();

    public NaiveEvaluator(ClusterSnapshot snapshot, Profile profile) {
        this.snapshot = snapshot;
        this.special = profile != Profile.NP_GUARD;
        this.policies = snapshot.manifests().stream()
                .filter(manifest -> manifest.kind().kind().equals("NetworkPolicy"))
                .map(PolicyText::new)
                .toList();
        this.world = new PolicyText.World(namespaceLabels(snapshot), special);
        for (var everything : List.of("0.0.0.0/0", "::/0")) {
            anyAddress.addAll(Block.edges(everything));
        }
        policies.forEach(policy -> policy.cidrs().forEach(cidr -> anyAddress.addAll(Block.edges(cidr))));
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
        for (boolean hostAsPod : special ? List.of(true, false) : List.of(true)) {
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
        boolean samePlace = peer.kind() == Side.Kind.NODE && special;
        if (samePlace && !subject.node().isEmpty() && subject.node().equals(peer.node())) {
            return Answer.ALLOWED;
        }
        if (snapshot.unreadable(ResourceKind.NETWORK_POLICY, subject.identity().namespace()).isPresent()) {
            return Answer.UNKNOWN;
        }
        boolean perhapsSamePlace = samePlace && (subject.node().isEmpty() || peer.node().isEmpty());
        var worlds = new ArrayList<Answer>();
        for (var address : peer.addresses().isEmpty() ? anyAddress : peer.addresses()) {
            if (address instanceof Inet6Address == v6) {
                var question =
                        new PolicyText.Question(peer, address, ingress ? subject : peer, traffic, world);
                boolean allowed = allowed(ingress, subject, question);
                worlds.add(!allowed && perhapsSamePlace ? Answer.UNKNOWN : Answer.of(allowed));
            }
        }
        return Answer.agreed(worlds);
    }

    /// Not isolated, or one policy that selects the end allows the packet.
    private boolean allowed(boolean ingress, Side subject, PolicyText.Question question) {
        boolean isolated = false;
        for (var policy : policies) {
            if (policy.selects(subject) && policy.isolates(ingress)) {
                isolated = true;
                if (policy.allows(ingress, question)) {
                    return true;
                }
            }
        }
        return !isolated;
    }
}
