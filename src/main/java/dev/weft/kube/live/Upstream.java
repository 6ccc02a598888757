package dev.weft.kube.live;

import dev.weft.kube.api.Faults;
import dev.weft.kube.api.ApiServer;
/// What every watch of one cluster shares.
record Upstream(ApiServer server, Discovery discovery, Heartbeat heartbeat, Faults faults, Timings timings) {}
