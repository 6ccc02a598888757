package dev.weft.flow.goldmane;

import dev.weft.flow.wire.goldmane.Flow;
import dev.weft.flow.wire.goldmane.FlowKey;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reports, put together by bucket. A bucket is whole when the next begins, or nothing came for a while. After a break
/// the bucket that was under way is asked for again, and what is known of it already is not taken twice.
///
/// Source: the stream sends bucket after bucket, in the order of time; a report is one of its key in each bucket. Ids
/// are not used: they are valid only until the server restarts.
///
/// Threads: confined to one.
final class Buckets {
    private static final long NONE = Long.MIN_VALUE;

    private long bucket = NONE;
    private final Map<FlowKey, Flow> pending = new LinkedHashMap<>();
    private final Set<FlowKey> taken = new HashSet<>();
    private long late;

    /// The reports of the bucket before, when this one begins another; else none.
    Collection<Flow> add(Flow flow) {
        if (flow.getStartTime() < bucket) {
            return List.of(); // a server that was asked from the bucket on begins a little before
        }
        Collection<Flow> whole = List.of();
        if (flow.getStartTime() > bucket) {
            whole = take();
            taken.clear();
            bucket = flow.getStartTime();
        }
        if (taken.contains(flow.getKey())) {
            return whole;
        }
        if (!taken.isEmpty()) {
            late++; // its bucket was joined without it
            return whole;
        }
        pending.put(flow.getKey(), flow);
        return whole;
    }

    /// What is pending of the bucket: nothing more of it is expected.
    Collection<Flow> take() {
        var whole = List.copyOf(pending.values());
        taken.addAll(pending.keySet());
        pending.clear();
        return whole;
    }

    /// From when on to ask after a break, seconds since 1970; below zero when nothing was heard yet.
    long since(long before) {
        return bucket == NONE ? before : bucket;
    }

    /// Reports that came too late to be joined.
    long late() {
        return late;
    }
}
