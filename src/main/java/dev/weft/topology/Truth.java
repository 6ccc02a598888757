package dev.weft.topology;

import java.util.Optional;

/// What is true of a pair of workloads: what policies say of it, and what was seen.
public enum Truth {
    OBSERVED_ALLOWED("seen and allowed"),
    OBSERVED_DENIED("seen and denied"),
    ALLOWED_UNSEEN("allowed, never seen"),
    DENIED_UNTRIED("denied, never tried"),
    /// Policies cannot be read well enough to say.
    UNKNOWN("unknown");

    /// Of the pairs that nobody was seen to use, so many are drawn: more lines would be a black spot.
    public static final int MOST_DRAWN = 400;

    private final String word;

    Truth(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /// That of a drawn pair; drafts and definitions are none.
    public static Optional<Truth> of(EdgeState state) {
        return switch (state) {
            case OBSERVED_ALLOWED -> Optional.of(OBSERVED_ALLOWED);
            case OBSERVED_DENIED -> Optional.of(OBSERVED_DENIED);
            case UNUSED -> Optional.of(ALLOWED_UNSEEN);
            case UNTRIED -> Optional.of(DENIED_UNTRIED);
            case UNKNOWN -> Optional.of(UNKNOWN);
            case WOULD_BE_DENIED, WOULD_BE_ALLOWED, LEADS -> Optional.empty();
        };
    }
}
