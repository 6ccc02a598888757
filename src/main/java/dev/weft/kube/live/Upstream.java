package dev.weft.kube.live;

import dev.weft.kube.api.ApiServer;
import dev.weft.kube.api.Faults;
/// What every watch of one cluster shares.
record Upstream(ApiServer server, Discovery discovery, Heartbeat heartbeat, Faults faults, Timings timings) {}
