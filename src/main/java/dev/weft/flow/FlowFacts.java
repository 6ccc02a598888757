package dev.weft.flow;

import dev.weft.cluster.ObjectRef;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a source says of an edge beside figures. Nothing of it is Weft's own opinion.
///
/// - `note`: a short remark for people, or empty.
/// - `allowedBy`, `deniedBy`: the policies that the data plane named. None named is no verdict: default deny names
///   nobody, and a source may not know.
/// - `dropReason`: in the source's words with its number (`policy denied (133)`), or empty.
/// - `names`: DNS names that were seen for an outside peer; several may share an address.
/// - `service`: through which Service the client asked.
/// - `request`: the last one that was seen (`GET /points 200`), or empty.
/// - `staged`: what a staged policy would do.
public record FlowFacts(
        String note,
        Security security,
        Set<ObjectRef> allowedBy,
        Set<ObjectRef> deniedBy,
        String dropReason,
        Set<String> names,
        Optional<ObjectRef> service,
        String request,
        Optional<Staged> staged) {
    /// `mtls` is about identities in a mesh, `encrypted` about the packets on the wire (WireGuard, IPsec).
    public record Security(Known mtls, Known encrypted) {
        public static final Security UNKNOWN = new Security(Known.UNKNOWN, Known.UNKNOWN);
    }

    public enum Known {
        YES,
        NO,
        /// Of some of what was seen, but not of all.
        PARTLY,
        UNKNOWN;

        Known and(Known newer) {
            return newer == UNKNOWN ? this : newer;
        }
    }

    /// What policies that are staged, not enforced, would do, and which.
    public record Staged(FlowVerdict verdict, Set<ObjectRef> by) {
        public Staged {
            by = Set.copyOf(by);
        }
    }

    public static final FlowFacts NONE = note("");
    /// Of a set, so many are kept.
    static final int MOST_NAMES = 16;

    public FlowFacts {
        allowedBy = Set.copyOf(allowedBy);
        deniedBy = Set.copyOf(deniedBy);
        names = Set.copyOf(names);
    }

    public static FlowFacts note(String note) {
        return new FlowFacts(
                note, Security.UNKNOWN, Set.of(), Set.of(), "", Set.of(), Optional.empty(), "", Optional.empty());
    }

    /// What is known after `newer` was heard too: the newer word wins, sets grow, and silence takes nothing back. Only
    /// the note is always the newer one.
    public FlowFacts and(FlowFacts newer) {
        if (equals(newer)) {
            return this;
        }
        return new FlowFacts(
                newer.note,
                new Security(
                        security.mtls().and(newer.security.mtls()),
                        security.encrypted().and(newer.security.encrypted())),
                union(allowedBy, newer.allowedBy),
                union(deniedBy, newer.deniedBy),
                newer.dropReason.isEmpty() ? dropReason : newer.dropReason,
                union(names, newer.names),
                newer.service.or(() -> service),
                newer.request.isEmpty() ? request : newer.request,
                newer.staged.or(() -> staged));
    }

    private static <T extends Comparable<T>> Set<T> union(Set<T> one, Set<T> other) {
        if (one.containsAll(other)) {
            return one;
        }
        if (one.isEmpty()) {
            return other;
        }
        var both = new TreeSet<>(one);
        both.addAll(other);
        while (both.size() > MOST_NAMES) {
            both.pollLast();
        }
        return both;
    }
}
