package dev.weft.policy;

/// Where network plugins differ from the specification, and whose behaviour is evaluated. The one place for it.
public enum Profile {
    /// The specification and the upstream e2e tests.
    UPSTREAM("upstream", true, true),
    /// np-guard's reading: an ipBlock never selects a pod, no local-node exception, finished and host-network pods are
    /// pods like all others.
    NP_GUARD("np-guard", false, false);

    private final String word;
    private final boolean blocksSelectPods;
    private final boolean specialPods;

    Profile(String word, boolean blocksSelectPods, boolean specialPods) {
        this.word = word;
        this.blocksSelectPods = blocksSelectPods;
        this.specialPods = specialPods;
    }

    public String word() {
        return word;
    }

    public boolean blocksSelectPods() {
        return blocksSelectPods;
    }

    /// Are finished and host-network pods, and a pod's own node, treated apart?
    public boolean specialPods() {
        return specialPods;
    }
}
