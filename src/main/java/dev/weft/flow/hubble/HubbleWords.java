package dev.weft.flow.hubble;

import java.time.Duration;
import java.util.Locale;

/// Figures for people.
final class HubbleWords {
    private HubbleWords() {}

    /// `12,285`.
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// `1 flow`, `12,285 flows`.
    static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /// `45 s`, `12 min`, `1 h 0 min`.
    static String duration(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(2)) < 0) {
            return duration.toSeconds() + " s";
        }
        return duration.toHours() == 0
                ? duration.toMinutes() + " min"
                : duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }
}
