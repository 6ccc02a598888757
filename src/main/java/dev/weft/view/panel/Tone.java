package dev.weft.view.panel;

import dev.weft.cluster.SourceStatus;
import dev.weft.policy.Verdict;
import dev.weft.topology.EdgeState;

/// The meaning that a line of a panel is coloured by. Colour never stands alone: the line says the same in words.
public enum Tone {
    PLAIN,
    MUTED,
    ALLOWED,
    DENIED,
    UNKNOWN,
    GAINED,
    LOST,
    GOOD,
    WARNING,
    BAD;

    /// The style class of `assets/css`, `tone-denied` for [#DENIED].
    public String style() {
        return "tone-" + name().toLowerCase(java.util.Locale.ROOT);
    }

    public static Tone of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed _ -> ALLOWED;
            case Verdict.Denied _ -> DENIED;
            case Verdict.Unknown _ -> UNKNOWN;
        };
    }

    public static Tone of(EdgeState state) {
        return switch (state) {
            case OBSERVED_DENIED -> DENIED;
            case WOULD_BE_DENIED -> LOST;
            case WOULD_BE_ALLOWED -> GAINED;
            case UNKNOWN -> UNKNOWN;
            case OBSERVED_ALLOWED -> ALLOWED;
            case UNUSED, UNTRIED, LEADS -> MUTED;
        };
    }

    public static Tone of(SourceStatus status) {
        return switch (status) {
            case SourceStatus.Live _ -> GOOD;
            case SourceStatus.Connecting _, SourceStatus.Absent _ -> MUTED;
            case SourceStatus.Stale _ -> WARNING;
            case SourceStatus.Failed _ -> BAD;
        };
    }
}
