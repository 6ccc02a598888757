package dev.weft.cli.flows;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// Spans as people type them: `500ms`, `30s`, `5m`, `1h`, `1h30m`.
final class SpanText {
    private static final Pattern SPAN =
            Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?(?:(\\d{1,6})s)?(?:(\\d{1,9})ms)?");

    private SpanText() {}

    /// Empty if it is none, or nothing long.
    static Optional<Duration> parse(String text) {
        var parts = SPAN.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var span = Duration.ofHours(number(parts.group(1)))
                .plusMinutes(number(parts.group(2)))
                .plusSeconds(number(parts.group(3)))
                .plusMillis(number(parts.group(4)));
        return span.isZero() ? Optional.empty() : Optional.of(span);
    }

    private static long number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
