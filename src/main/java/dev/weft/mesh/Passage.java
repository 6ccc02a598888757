package dev.weft.mesh;

import java.util.Optional;

/// What meshes make of a connection from one end to a port of another. `by` is the field that decides it.
public record Passage(Kind kind, Optional<Decider> by, String why) {
    public enum Kind {
        /// Both proxies agree on it.
        MTLS("mTLS by mesh policy"),
        /// TLS that proves the server alone.
        TLS("TLS without a client's certificate, by mesh policy"),
        /// Plain text is sent and taken.
        PLAIN("plain text by mesh policy"),
        /// The proxy of the server would refuse what the client sends. No verdict of a network policy.
        REFUSED("the server's proxy would refuse it"),
        UNKNOWN("not known what the mesh makes of it"),
        /// No mesh stands between the two.
        APART("neither end is in a mesh");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    static final Passage APART = new Passage(Kind.APART, Optional.empty(), "");

    static Passage of(Kind kind, String why) {
        return new Passage(kind, Optional.empty(), why);
    }

    static Passage unknown(String why) {
        return of(Kind.UNKNOWN, why);
    }

    /// What the server's stance decides.
    static Passage by(Kind kind, String who, Stance stance) {
        return new Passage(kind, stance.by(), who + stance.words());
    }

}
