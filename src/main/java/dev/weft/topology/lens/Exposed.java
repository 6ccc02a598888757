package dev.weft.topology.lens;

/// Who may reach a workload, as far as policy goes. `reach` is sure; with `perhapsMore` others may reach it too, which
/// nobody knows. `led` says that a Service of type LoadBalancer or NodePort, or an Ingress, leads to it.
public record Exposed(Reach reach, boolean perhapsMore, boolean led) {
    /// From the narrowest to the widest: each holds those before it.
    public enum Reach {
        NOBODY("policies let nobody in"),
        OWN_NAMESPACE("policies let in its own namespace"),
        OTHER_NAMESPACES("policies let in other namespaces"),
        /// Any pod of whatever namespace, also one that is not there yet.
        CLUSTER("policies let in the whole cluster"),
        /// Some address that is not the cluster's.
        OUTSIDE("policies let in callers from outside");

        private final String word;

        Reach(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /// Nothing is known of it.
    public boolean unknown() {
        return perhapsMore && reach == Reach.NOBODY;
    }

    /// The wider of two, with every doubt and every way in of both.
    Exposed and(Exposed other) {
        return new Exposed(
                reach.compareTo(other.reach) >= 0 ? reach : other.reach,
                perhapsMore || other.perhapsMore,
                led || other.led);
    }
}
