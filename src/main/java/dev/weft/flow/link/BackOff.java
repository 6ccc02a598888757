package dev.weft.flow.link;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Who failed, and when it may be tried again: twice as long after each failure, five minutes at most.
///
/// Threads: confined to one thread.
public final class BackOff<K> {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /// `reason` is the last one, for people.
    public record Failure(int times, Instant next, String reason) {}

    private final Duration shortest;
    private final Map<K, Failure> failures = new HashMap<>();

    public BackOff(Duration shortest) {
        this.shortest = shortest;
    }

    public boolean mayTry(K who, Instant now) {
        var failure = failures.get(who);
        return failure == null || !now.isBefore(failure.next());
    }

    public void failed(K who, Instant now, String reason) {
        var before = failures.get(who);
        int times = before == null ? 1 : before.times() + 1;
        var wait = shortest.multipliedBy(1L << Math.min(times, 16));
        failures.put(who, new Failure(times, now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST), reason));
    }

    public void succeeded(K who) {
        failures.remove(who);
    }

    public void keepOnly(Set<K> those) {
        failures.keySet().retainAll(those);
    }

    public Map<K, Failure> failures() {
        return Map.copyOf(failures);
    }
}
