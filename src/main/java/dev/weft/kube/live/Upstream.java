package dev.weft.kube.live;

/// What every watch of one cluster shares.
record Upstream(ApiServer server, Discovery discovery, Heartbeat heartbeat, Faults faults, Timings timings) {}
