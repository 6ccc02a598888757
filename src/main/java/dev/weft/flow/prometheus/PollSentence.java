package dev.weft.flow.prometheus;

import java.time.Duration;
import java.util.ArrayList;

/// What a source says of a round: what the rates are of, how old they are, and what is missing. `ahead` is how far
/// Prometheus' clock is before ours, zero when they agree.
record PollSentence(String where, FamilyPoll.Held held, Duration ahead, FamilyPoll.Heard heard) {
    String text() {
        var parts = new ArrayList<String>();
        parts.add("%d edges from %s".formatted(heard.flows().size(), where));
        parts.add("rates over " + span(held.window()));
        held.newest().ifPresent(newest -> parts.add(
                "newest sample " + span(Duration.between(newest, held.now())) + " old"));
        if (!ahead.isZero()) {
            parts.add("Prometheus' clock is %s %s: its times were moved".formatted(
                    span(ahead.abs()), ahead.isNegative() ? "behind" : "ahead"));
        }
        if (heard.nameless() > 0) {
            parts.add(heard.nameless() + " series name no end and are left out"
                    + (heard.flows().isEmpty() ? " (set labels for both ends where they are exported)" : ""));
        }
        if (heard.beyond() > 0) {
            parts.add(heard.beyond() + " series beyond " + FamilyReading.MOST_EDGES + " edges are left out");
        }
        parts.addAll(heard.refused());
        return String.join("; ", parts);
    }

    /// `45 s`, `15 min`, `1 h`.
    static String span(Duration time) {
        if (time.compareTo(Duration.ofMinutes(2)) < 0) {
            return Math.max(0, time.toSeconds()) + " s";
        }
        var minutes = time.toMinutesPart() + " min";
        if (time.toHours() == 0) {
            return minutes;
        }
        return time.toHours() + " h" + (time.toMinutesPart() == 0 ? "" : " " + minutes);
    }
}
