package dev.weft.topology.lens;

import dev.weft.mesh.Passage;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What the objects of meshes say of an edge, where no flow was needed to tell: the word for all its ports and
/// replicas, and the reasons, each once.
public record MeshRuling(Kind kind, List<String> why) {
    /// In the order in which a legend names them.
    public enum Kind {
        MTLS("mTLS, by mesh policy"),
        TLS("TLS that proves the server alone, by mesh policy"),
        PARTLY("mTLS for some ports or replicas, by mesh policy"),
        PLAIN("plain text, by mesh policy"),
        REFUSED("would be refused, by mesh policy"),
        UNKNOWN("not known what the mesh makes of it");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /// More reasons than these are not read.
    private static final int MOST = 3;

    public MeshRuling {
        why = List.copyOf(why);
    }

    /// Of passages that a mesh takes part in, at least one. `foretold`: an end is not made yet.
    static MeshRuling of(List<Passage> passages, boolean foretold) {
        var kinds = passages.stream().map(Passage::kind).distinct().toList();
        var kind = kinds.size() == 1
                ? kind(kinds.getFirst())
                : kinds.contains(Passage.Kind.UNKNOWN) ? Kind.UNKNOWN : Kind.PARTLY;
        boolean many = kinds.size() > 1;
        var why = passages.stream()
                .sorted(Comparator.comparing(Passage::kind))
                .map(passage -> (many ? kind(passage.kind()).word() + ": " : "") + passage.why())
                .filter(reason -> !reason.isEmpty())
                .distinct()
                .limit(MOST);
        var supposed = foretold ? Stream.of("once pods are made as their namespaces ask") : Stream.<String>empty();
        return new MeshRuling(kind, Stream.concat(why, supposed).toList());
    }

    private static Kind kind(Passage.Kind kind) {
        return switch (kind) {
            case MTLS -> Kind.MTLS;
            case TLS -> Kind.TLS;
            case PLAIN, APART -> Kind.PLAIN;
            case REFUSED -> Kind.REFUSED;
            case UNKNOWN -> Kind.UNKNOWN;
        };
    }
}
