package dev.weft.flow.recording;

import java.time.Duration;

/// Where a playback stands: at `at` milliseconds when our clock showed `since` nanoseconds, and how it moves from
/// there.
record Timeline(long at, long since, double speed, boolean playing, long length) {
    private static final double NANOS = 1e6;

    static Timeline atStart(long length) {
        return new Timeline(0, System.nanoTime(), 1, false, length);
    }

    long position() {
        if (!playing) {
            return at;
        }
        return Math.min(length, at + (long) ((System.nanoTime() - since) / NANOS * speed));
    }

    boolean moves() {
        return playing && position() < length;
    }

    /// By our clock; 0 when it is past.
    long millisUntil(long millis) {
        return Math.max(0, (long) Math.ceil((millis - position()) / speed));
    }

    Timeline at(long millis) {
        return new Timeline(millis, System.nanoTime(), speed, playing, length);
    }

    Timeline playing(boolean plays) {
        return new Timeline(position(), System.nanoTime(), speed, plays, length);
    }

    Timeline atSpeed(double times) {
        return new Timeline(position(), System.nanoTime(), times, playing, length);
    }

    Playback.Position described() {
        return new Playback.Position(
                Duration.ofMillis(position()), Duration.ofMillis(length), moves(), speed);
    }
}
