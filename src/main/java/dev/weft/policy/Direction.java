package dev.weft.policy;

/// The side of a connection that a rule speaks about.
public enum Direction {
    INGRESS("Ingress", "ingress"),
    EGRESS("Egress", "egress");

    private final String word;
    private final String field;

    Direction(String word, String field) {
        this.word = word;
        this.field = field;
    }

    /// The word of `policyTypes`.
    public String word() {
        return word;
    }

    /// The field of a spec that holds its rules.
    public String field() {
        return field;
    }
}
