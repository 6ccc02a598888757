package dev.weft.flow.hubble;

import java.time.Duration;

/// How far the cluster's clock is from ours, told from the newest event: one from the future is proof at once; events
/// that keep coming, and keep being equally old for ten seconds, prove that its clock is behind.
///
/// Threads: confined to one thread. All times in nanoseconds since 1970.
final class ClockSkew {
    private static final long SECOND = 1_000_000_000L;
    /// A relay may hold events back for some seconds.
    private static final long TOLERATED = 30 * SECOND;
    private static final long STEADY = 3 * SECOND;
    private static final long PROOF = 10 * SECOND;

    private long lookedAt;
    private long steadyLag;
    private long steadySince;
    private long skew;

    /// `newest` is the newest event's time, `now` ours.
    void look(long newest, long now) {
        if (newest <= lookedAt) {
            return;
        }
        lookedAt = newest;
        long lag = now - newest;
        if (Math.abs(lag) <= TOLERATED) {
            skew = 0;
            steadySince = 0;
        } else if (lag < 0) {
            skew = -lag;
        } else if (steadySince == 0 || Math.abs(lag - steadyLag) > STEADY) {
            steadyLag = lag;
            steadySince = now;
        } else if (now - steadySince >= PROOF) {
            skew = -lag;
        }
    }

    /// What is to be added to the cluster's times: whole seconds, zero while the clocks agree.
    Duration shift() {
        return Duration.ofSeconds(-Math.round(skew / (double) SECOND / 10) * 10);
    }

    /// Empty while the clocks agree.
    String words() {
        if (skew == 0) {
            return "";
        }
        var by = HubbleWords.duration(shift().abs());
        return "the cluster's clock is " + by + (skew > 0 ? " ahead of" : " behind")
                + " this computer's: times here are moved by that";
    }
}
