package dev.weft.whatif.proposal;

/// How closely least privilege follows what was seen, the strictest first.
public enum Strictness {
    EXACTLY_SEEN("Exactly what was seen", "the smallest sets of labels, and the ports that were seen"),
    DECLARED_PORTS("Declared ports", "the same workloads, on every port that the destination declares"),
    WHOLE_WORKLOADS("Whole workloads", "the same workloads, on every port"),
    WHOLE_NAMESPACES("Whole namespaces", "every pod of a namespace whose pods were seen, on every port");

    private final String word;
    private final String meaning;

    Strictness(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    public String word() {
        return word;
    }

    public String meaning() {
        return meaning;
    }
}
