package dev.weft.topology;

/// The one state an edge is drawn in, worst first: the first that applies wins.
/// Source: `graph-ux` B.6, the verdict grammar.
public enum EdgeState {
    /// A flow was dropped, or was seen although the engine denies it.
    OBSERVED_DENIED("denied"),
    WOULD_BE_DENIED("would be denied"),
    WOULD_BE_ALLOWED("would be allowed"),
    /// Seen, and the engine cannot say whether it is allowed; or not seen and not known.
    UNKNOWN("unknown"),
    OBSERVED_ALLOWED("allowed"),
    UNUSED("allowed, unused"),
    UNTRIED("denied, never tried"),
    LEADS("leads to");

    private final String word;

    EdgeState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
