package dev.weft.apply;

import dev.weft.cluster.Manifest;
import java.util.List;
import java.util.Optional;

/// What the server says to a write, dry or real.
public sealed interface ServerAnswer {
    /// The object as it is stored, or would be; empty for a removal.
    record Accepted(Optional<Manifest> object) implements ServerAnswer {}

    /// `said` are the server's own words in one line, `remedy` one imperative sentence. `owned` are the fields of
    /// others, for [Reason#OWNED].
    record Refused(Reason reason, String said, String remedy, List<Owned> owned) implements ServerAnswer {
        public Refused {
            owned = List.copyOf(owned);
        }

        public String line() {
            return said + "; " + remedy;
        }
    }

    /// `field` as the server writes it: `.spec.podSelector`.
    record Owned(String manager, String field) {}

    enum Reason {
        FORBIDDEN,
        /// Of the object itself: a field that does not exist, a value that does not fit.
        INVALID,
        /// A webhook or an admission policy of the cluster said no.
        ADMISSION,
        /// The live object is not the one that was presumed.
        CHANGED,
        /// Another manager owns a field that would change.
        OWNED,
        /// The server does not know the kind, or the namespace is not there.
        NOT_FOUND,
        /// There was no connection: nothing was done.
        UNREACHABLE,
        /// No answer came: whether a real write was done is not known.
        SILENT,
        OTHER
    }
}
