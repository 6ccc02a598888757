package dev.weft.flow;

import dev.weft.cluster.SourceStatus;

/// How well a flow source is heard; `lost` counts observations it had to give up; `detail` says what it covers
/// ("6 of 8 pods read, 2 have no cat"), or is empty.
public record FlowSourceStatus(String name, SourceStatus status, long lost, String detail) {}
