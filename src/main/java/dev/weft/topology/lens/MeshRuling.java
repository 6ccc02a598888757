package dev.weft.topology.lens;

import dev.weft.mesh.Decider;
import dev.weft.mesh.Passage;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What the objects of meshes say of an edge, where no flow was needed to tell: the word for all its ports and
/// replicas, the fields that decide it, and the reasons, each once.
public record MeshRuling(Kind kind, List<String> by, List<String> why) {
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
        by = List.copyOf(by);
        why = List.copyOf(why);
    }

    /// Of passages that a mesh takes part in, at least one. `foretold`: an end is not made yet.
    static MeshRuling of(List<Passage> passages, boolean foretold) {
        var kinds = passages.stream().map(Passage::kind).distinct().toList();
        var kind = kinds.size() == 1
                ? kind(kinds.getFirst())
                : kinds.contains(Passage.Kind.UNKNOWN) ? Kind.UNKNOWN : Kind.PARTLY;
        boolean many = kinds.size() > 1;
        var sorted = passages.stream()
                .sorted(Comparator.comparing(Passage::kind).thenComparing(Passage::why))
                .toList();
        var by = sorted.stream().flatMap(passage -> passage.by().stream()).map(Decider::words);
        var why = sorted.stream()
                .map(passage -> (many ? kind(passage.kind()).word() + ": " : "") + passage.why())
                .filter(reason -> !reason.isEmpty());
        var supposed = foretold ? Stream.of("once pods are made as their namespaces ask") : Stream.<String>empty();
        return new MeshRuling(
                kind,
                by.distinct().limit(MOST).toList(),
                Stream.concat(why.distinct().limit(MOST), supposed).toList());
    }

    /// The word, and what decides it: a field, else the reason.
    public List<String> briefly() {
        var decided = by.isEmpty() ? why.stream() : by.stream().map("by "::concat);
        return Stream.concat(Stream.of(kind.word()), decided).toList();
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
