package dev.weft.flow;

import java.util.Locale;

/// What the data plane did. `DROPPED` from the socket tables means: a SYN that got no answer.
public enum FlowVerdict {
    FORWARDED,
    DROPPED,
    AUDITED,
    UNKNOWN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
