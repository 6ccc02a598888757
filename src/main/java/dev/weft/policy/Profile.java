package dev.weft.policy;

/// Where network plugins differ from the specification, and whose behaviour is evaluated. The one place for it.
public enum Profile {
    /// The specification and the upstream e2e tests.
    UPSTREAM(
            "upstream",
            "a pod on its node's network is met as a pod or as its node, nobody knows which",
            Blocks.EVERYTHING, HostNetwork.EITHER, Lifecycle.KEPT),
    /// np-guard's reading: an ipBlock never selects a pod, no local-node exception, finished and host-network pods are
    /// pods like all others.
    NP_GUARD(
            "np-guard",
            "a block of addresses never matches a pod, and no pod is special",
            Blocks.NOT_PODS, HostNetwork.POD, Lifecycle.IGNORED),
    /// Calico: blocks match the addresses of pods too; a pod on its node's network is no workload endpoint, so that no
    /// policy selects it and it is met as its node.
    /// Source: Calico documentation, host endpoints; `libcalico-go` conversion of pods.
    CALICO(
            "calico",
            "a pod on its node's network is met as its node, and no policy selects it",
            Blocks.EVERYTHING, HostNetwork.NODE, Lifecycle.KEPT),
    /// Cilium: pods, nodes and host-network pods have identities, which a CIDR never matches (unless
    /// `policy-cidr-match-mode` says so); a host-network pod has the identity of its node.
    /// Source: Cilium documentation, "Layer 3 policies", CIDR.
    CILIUM(
            "cilium",
            "a block of addresses never matches a pod or a node, and a pod on its node's network is met as its node",
            Blocks.OUTSIDE_ONLY, HostNetwork.NODE, Lifecycle.KEPT);

    /// What an ipBlock may match by address.
    private enum Blocks {
        EVERYTHING,
        NOT_PODS,
        OUTSIDE_ONLY
    }

    /// How policies see a pod on its node's network.
    public enum HostNetwork {
        /// The specification leaves it open: as a pod or as its node.
        EITHER,
        POD,
        NODE
    }

    /// Whether a pod's own node and its end are minded.
    private enum Lifecycle {
        KEPT,
        IGNORED
    }

    private final String word;
    private final String habit;
    private final Blocks blocks;
    private final HostNetwork hostNetwork;
    private final Lifecycle lifecycle;

    Profile(String word, String habit, Blocks blocks, HostNetwork hostNetwork, Lifecycle lifecycle) {
        this.word = word;
        this.habit = habit;
        this.blocks = blocks;
        this.hostNetwork = hostNetwork;
        this.lifecycle = lifecycle;
    }

    public String word() {
        return word;
    }

    /// Its reading in a clause: `a block of addresses never matches a pod`.
    public String habit() {
        return habit;
    }

    public boolean blocksSelectPods() {
        return blocks == Blocks.EVERYTHING;
    }

    public boolean blocksSelectNodes() {
        return blocks != Blocks.OUTSIDE_ONLY;
    }

    public HostNetwork hostNetwork() {
        return hostNetwork;
    }

    /// May a pod and its own node always talk?
    public boolean localNode() {
        return lifecycle == Lifecycle.KEPT;
    }

    /// Has a finished pod no connections?
    public boolean finishedApart() {
        return lifecycle == Lifecycle.KEPT;
    }
}
