package dev.weft.cli.check;

import java.util.List;

/// What an intent demands. The words are the fields of the file.
enum Verb {
    /// Every pod of `from` reaches every pod of `to`.
    MUST_REACH("mustReach", "from to ports", "from to"),
    /// No pod of `from` reaches any pod of `to`.
    MUST_NOT_REACH("mustNotReach", "from to ports", "from to"),
    /// Nobody reaches any pod of `to`, inside or outside, but `from` and the pod's own replicas.
    NOTHING_ELSE_REACHES("nothingElseReaches", "from to ports", "to"),
    /// No address outside of the cluster reaches a pod of `of`, or, with `direction: egress`, is reached by it.
    NOT_EXPOSED("notExposed", "of direction except ports", "of");

    private final String word;
    private final String fields;
    private final String needed;

    Verb(String word, String fields, String needed) {
        this.word = word;
        this.fields = fields;
        this.needed = needed;
    }

    String word() {
        return word;
    }

    List<String> fields() {
        return List.of(fields.split(" ", -1));
    }

    List<String> needed() {
        return List.of(needed.split(" ", -1));
    }
}
