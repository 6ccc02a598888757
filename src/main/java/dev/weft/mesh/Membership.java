package dev.weft.mesh;

/// Whether a pod stands in a mesh, and by what. `foretold`: no cluster has made such a pod; it is what labels and
/// annotations would make of a new one. `why` is one phrase, empty where there is nothing to add.
public record Membership(Kind kind, boolean foretold, String why) {
    public enum Kind {
        SIDECAR("Istio sidecar"),
        AMBIENT("Istio ambient"),
        /// A proxy for others, whose own listeners decide what it takes.
        GATEWAY("Istio gateway"),
        WAYPOINT("Istio waypoint"),
        /// The proxy of a node: no workload.
        ZTUNNEL("Istio's node proxy"),
        LINKERD("Linkerd"),
        NONE("not in a mesh"),
        UNKNOWN("not known whether in a mesh");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    static Membership actual(Kind kind) {
        return new Membership(kind, false, "");
    }

    static Membership unknown(String why) {
        return new Membership(Kind.UNKNOWN, false, why);
    }

    static Membership none(String why) {
        return new Membership(Kind.NONE, false, why);
    }

    /// `Istio sidecar, once it is made`.
    public String words() {
        return kind.word() + (foretold ? ", once it is made" : "") + (why.isEmpty() ? "" : " (" + why + ")");
    }
}
