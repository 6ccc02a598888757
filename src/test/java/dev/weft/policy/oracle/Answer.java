package dev.weft.policy.oracle;

import java.util.Collection;

/// What is known about one packet.
public enum Answer {
    ALLOWED("allowed"),
    DENIED("denied"),
    UNKNOWN("unknown");

    private final String word;

    Answer(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /// Both halves must allow; one that surely denies is enough to deny.
    Answer and(Answer other) {
        if (this == DENIED || other == DENIED) {
            return DENIED;
        }
        return this == ALLOWED ? other : UNKNOWN;
    }

    /// What all possible worlds agree on.
    static Answer agreed(Collection<Answer> worlds) {
        var first = worlds.iterator().next();
        return worlds.stream().allMatch(world -> world == first) ? first : UNKNOWN;
    }

    static Answer of(boolean allowed) {
        return allowed ? ALLOWED : DENIED;
    }
}
