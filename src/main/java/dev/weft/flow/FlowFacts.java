package dev.weft.flow;

import dev.weft.cluster.ObjectRef;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a source says of an edge beside figures. Nothing of it is Weft's own opinion. `note` is a short remark for
/// people,
/// or empty; `request` the last one that was seen (`GET /points 200`), or empty.
public record FlowFacts(String note, Security security, Policies policies, Peer peer, String request) {
    /// What policies did. `allowedBy` and `deniedBy` are those that the data plane named: none named is no verdict, as
    /// default deny names nobody and a source may not know. `dropReason` is in the source's words with its number
    /// (`policy denied (133)`), or empty. `staged` is what a staged policy would do.
    public record Policies(
            Set<ObjectRef> allowedBy, Set<ObjectRef> deniedBy, String dropReason, Optional<Staged> staged) {
        public static final Policies NONE = new Policies(Set.of(), Set.of(), "", Optional.empty());

        public Policies {
            allowedBy = Set.copyOf(allowedBy);
            deniedBy = Set.copyOf(deniedBy);
        }

        Policies and(Policies newer) {
            return new Policies(
                    union(allowedBy, newer.allowedBy),
                    union(deniedBy, newer.deniedBy),
                    newer.dropReason.isEmpty() ? dropReason : newer.dropReason,
                    newer.staged.or(() -> staged));
        }
    }

    /// Who was asked: DNS names that were seen for an outside peer (several may share an address), and the Service
    /// through
    /// which the client asked.
    public record Peer(Set<String> names, Optional<ObjectRef> service) {
        public static final Peer NONE = new Peer(Set.of(), Optional.empty());

        public Peer {
            names = Set.copyOf(names);
        }

        Peer and(Peer newer) {
            return new Peer(union(names, newer.names), newer.service.or(() -> service));
        }
    }

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

    public static FlowFacts note(String note) {
        return new FlowFacts(note, Security.UNKNOWN, Policies.NONE, Peer.NONE, "");
    }

    public Set<ObjectRef> allowedBy() {
        return policies.allowedBy();
    }

    public Set<ObjectRef> deniedBy() {
        return policies.deniedBy();
    }

    public String dropReason() {
        return policies.dropReason();
    }

    public Optional<Staged> staged() {
        return policies.staged();
    }

    public Set<String> names() {
        return peer.names();
    }

    public Optional<ObjectRef> service() {
        return peer.service();
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
                policies.and(newer.policies),
                peer.and(newer.peer),
                newer.request.isEmpty() ? request : newer.request);
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
