package dev.weft.topology.lens;

import dev.weft.mesh.End;
import dev.weft.mesh.Membership;
import dev.weft.mesh.Stance;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Where a workload, or all of a box, stands in a mesh: one word for all its replicas, and the reasons, each once.
public record MeshStanding(Kind kind, List<String> why) {
    public enum Kind {
        STRICT("mTLS only"),
        PERMISSIVE("mTLS or plain"),
        PLAIN("plain only"),
        CLOSED("nobody"),
        /// It forwards for others, by rules of its own.
        GATEWAY("gateway"),
        OUT("no mesh"),
        VARIES("mesh: varies"),
        UNKNOWN("mesh: ?");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// Short enough for a badge.
        public String word() {
            return word;
        }
    }

    /// More reasons than these are not read.
    private static final int MOST = 4;

    public MeshStanding {
        why = List.copyOf(why);
    }

    /// Of at least one end.
    static MeshStanding of(Collection<End> ends) {
        var kinds = new TreeSet<Kind>();
        var why = new TreeSet<String>();
        for (var end : ends) {
            var membership = end.membership().kind();
            kinds.add(kind(end));
            why.add(end.membership().words() + usual(end));
            if (isWorkload(membership)) {
                end.reception().ports().forEach((port, stance) -> {
                    if (stance.mode() != end.reception().usual().mode()) {
                        kinds.add(kind(stance));
                        why.add("port " + port + " " + said(stance));
                    }
                });
            }
        }
        var kind = kinds.size() == 1
                ? kinds.first()
                : kinds.contains(Kind.UNKNOWN) ? Kind.UNKNOWN : Kind.VARIES;
        return new MeshStanding(kind, why.stream().limit(MOST).toList());
    }

    private static boolean isWorkload(Membership.Kind kind) {
        return Stream.of(Membership.Kind.SIDECAR, Membership.Kind.AMBIENT, Membership.Kind.LINKERD)
                .anyMatch(kind::equals);
    }

    private static String usual(End end) {
        return isWorkload(end.membership().kind()) ? ", " + said(end.reception().usual()) : "";
    }

    private static String said(Stance stance) {
        return stance.mode().word() + ": " + stance.words();
    }

    private static Kind kind(End end) {
        return switch (end.membership().kind()) {
            case SIDECAR, AMBIENT, LINKERD -> kind(end.reception().usual());
            case GATEWAY, WAYPOINT, ZTUNNEL -> Kind.GATEWAY;
            case NONE -> Kind.OUT;
            case UNKNOWN -> Kind.UNKNOWN;
        };
    }

    private static Kind kind(Stance stance) {
        return switch (stance.mode()) {
            case STRICT -> Kind.STRICT;
            case PERMISSIVE, INSIDE -> Kind.PERMISSIVE;
            case DISABLE -> Kind.PLAIN;
            case CLOSED -> Kind.CLOSED;
            case GUARDED, UNKNOWN -> Kind.UNKNOWN;
        };
    }
}
