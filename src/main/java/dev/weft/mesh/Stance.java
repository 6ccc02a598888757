package dev.weft.mesh;

import java.util.Optional;

/// How a proxy takes connections to a port: the mode, the field that decides it, and a phrase where no field does or
/// there is more to say (else empty).
public record Stance(Mode mode, Optional<Decider> by, String why) {
    public enum Mode {
        /// mTLS alone.
        STRICT("takes mTLS alone"),
        /// mTLS and plain text.
        PERMISSIVE("takes mTLS and plain text"),
        /// mTLS, and plain text from the networks of the cluster.
        INSIDE("takes mTLS, and plain text from within the cluster"),
        /// No mTLS.
        DISABLE("takes plain text alone"),
        /// Nobody.
        CLOSED("takes nobody"),
        /// mTLS; who else is let in, only AuthorizationPolicies say.
        GUARDED("takes mTLS, and what its AuthorizationPolicies let in, which are not evaluated"),
        UNKNOWN("not known what it takes");

        private final String word;

        Mode(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    static Stance unknown(String why) {
        return new Stance(Mode.UNKNOWN, Optional.empty(), why);
    }

    /// `PeerAuthentication shop/default STRICT (peers.yaml:12), the oldest of 2`, or the phrase alone.
    public String words() {
        var named = by.map(Decider::words);
        return named.map(name -> why.isEmpty() ? name : name + ", " + why).orElse(why);
    }
}
