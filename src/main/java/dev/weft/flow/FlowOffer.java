package dev.weft.flow;

/// A flow source that this cluster offers. `source` is its name, `where` it was found (`Service
/// kube-system/hubble-relay,
/// port 4245`), `adds` what it would show (`verdicts, policy names, drops; no bytes`).
///
/// `remedy` is one imperative sentence where something is in the way, else empty.
public record FlowOffer(String source, String where, String adds, State state, String remedy) {
    public enum State {
        /// It may be used.
        READY,
        /// It may be used once the user has consented (commands in pods, reading a Secret).
        ASKS,
        /// The user's rights do not suffice.
        FORBIDDEN,
        /// It is there, but does not answer.
        SILENT
    }

    public boolean usable() {
        return state == State.READY || state == State.ASKS;
    }
}
