package dev.weft.flow;

import java.time.Instant;
import java.util.OptionalLong;

/// What was counted for one key. `events` is the number of observations; `connections` and `bytes` are empty where the
/// source does not know them.
public record FlowStats(
        Instant first, Instant last, long events, OptionalLong connections, OptionalLong bytes, String note) {}
