package dev.weft.flow.recording;

/// Times of a recording for people.
final class PlayTime {
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    private PlayTime() {}

    /// `0:07`, `12:00`, `1:02:03`.
    static String text(long millis) {
        long seconds = millis / 1000;
        return seconds < HOUR
                ? "%d:%02d".formatted(seconds / MINUTE, seconds % MINUTE)
                : "%d:%02d:%02d".formatted(seconds / HOUR, seconds % HOUR / MINUTE, seconds % MINUTE);
    }
}
