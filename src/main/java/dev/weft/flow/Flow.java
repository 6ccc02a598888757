package dev.weft.flow;

import java.time.Instant;
import java.util.OptionalLong;

/// One observed communication. `connections` and `bytes` are what this observation adds; empty where the source does
/// not know. `note` is a short remark for people ("likely blocked: SYN sent 4 times, no answer"), or empty.
public record Flow(FlowKey key, Instant at, OptionalLong connections, OptionalLong bytes, String note) {}
