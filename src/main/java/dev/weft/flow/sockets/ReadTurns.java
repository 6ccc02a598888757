package dev.weft.flow.sockets;

import dev.weft.cluster.ObjectRef;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whose turn it is when there are more pods than one pass may read: those that were not read for the longest time, and
/// of these the first by identity, so that pods of one namespace are read together and their connections can be joined.
///
/// Threads: confined to one.
final class ReadTurns {
    private final Map<ObjectRef, Long> turns = new HashMap<>();
    private long now;

    /// At most so many of them, for the next pass.
    List<ObjectRef> next(Collection<ObjectRef> due, int most) {
        now++;
        var chosen = due.stream()
                .sorted(Comparator.comparingLong((ObjectRef pod) -> turns.getOrDefault(pod, 0L))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .toList();
        chosen.forEach(pod -> turns.put(pod, now));
        return chosen;
    }

    void keepOnly(Set<ObjectRef> pods) {
        turns.keySet().retainAll(pods);
    }
}
