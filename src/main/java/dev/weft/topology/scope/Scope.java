package dev.weft.topology.scope;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// By what the user looks at a cluster. `label` is the key of a label, empty for all other kinds.
public record Scope(Kind kind, String label) {
    /// What a node is, and what a box.
    public enum Kind {
        WORKLOAD("Workloads by namespace"),
        POD("Pods by namespace"),
        NAMESPACE("Namespaces"),
        NODE("Pods by node of the cluster"),
        SERVICE("Workloads by Service"),
        POLICY("Workloads by the policies that select them"),
        LABEL("Workloads by label");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        /// As it is written on a command line.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static final Scope WORKLOADS = new Scope(Kind.WORKLOAD, "");

    private static final String LABEL = "label=";

    public static Scope of(Kind kind) {
        return kind == Kind.WORKLOAD ? WORKLOADS : new Scope(kind, "");
    }

    public static Scope byLabel(String key) {
        return new Scope(Kind.LABEL, key);
    }

    /// `namespace`, `pod`, ..., or `label=` with a key; empty for anything else.
    public static Optional<Scope> parse(String word) {
        if (word.startsWith(LABEL)) {
            return Optional.of(word.substring(LABEL.length()).strip())
                    .filter(key -> !key.isEmpty())
                    .map(Scope::byLabel);
        }
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.LABEL && kind.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .map(Scope::of);
    }

    /// What [#parse] reads.
    public String word() {
        return kind == Kind.LABEL ? LABEL + label : kind.word();
    }

    public String title() {
        return kind == Kind.LABEL ? kind.title() + " " + label : kind.title();
    }

    /// Are boxes namespaces?
    public boolean byNamespace() {
        return kind == Kind.WORKLOAD || kind == Kind.POD || kind == Kind.NAMESPACE;
    }
}
