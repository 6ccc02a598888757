package dev.weft.topology.lens;

import dev.weft.mesh.End;
import dev.weft.mesh.Membership;
import dev.weft.mesh.Stance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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
        ends.forEach(end -> kinds.addAll(kinds(end)));
        var why = ends.stream()
                .map(MeshStanding::why)
                .sorted(Comparator.comparing(lines -> String.join("\n", lines)))
                .flatMap(List::stream)
                .distinct()
                .limit(MOST)
                .toList();
        var kind = kinds.size() == 1
                ? kinds.first()
                : kinds.contains(Kind.UNKNOWN) ? Kind.UNKNOWN : Kind.VARIES;
        return new MeshStanding(kind, why);
    }

    /// Of its usual ports, and of those that differ.
    private static Set<Kind> kinds(End end) {
        var kinds = EnumSet.of(kind(end));
        if (isWorkload(end.membership().kind())) {
            end.reception().ports().values().forEach(stance -> kinds.add(kind(stance)));
        }
        return kinds;
    }

    private static List<String> why(End end) {
        var lines = new ArrayList<String>();
        lines.add(end.membership().words());
        if (isWorkload(end.membership().kind())) {
            var usual = end.reception().usual();
            lines.add(said(usual));
            end.reception().ports().forEach((port, stance) -> {
                if (stance.mode() != usual.mode()) {
                    lines.add("port " + port + " " + said(stance));
                }
            });
        }
        return lines;
    }

    private static boolean isWorkload(Membership.Kind kind) {
        return kind == Membership.Kind.SIDECAR
                || kind == Membership.Kind.AMBIENT
                || kind == Membership.Kind.LINKERD;
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
