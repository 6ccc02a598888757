package dev.weft.flow.hubble;

import com.google.protobuf.FieldMask;
import com.google.protobuf.Timestamp;
import dev.weft.flow.FlowFilter;
import dev.weft.flow.wire.observer.GetFlowsRequest;
import java.util.List;

/// How flows are asked for. A server that refuses the request is asked more simply: without the list of fields, which
/// it may not know all of, then without filters.
///
/// Threads: confined to one thread.
final class HubbleRequest {
    static final HubbleRequest NONE = new HubbleRequest();
    private static final long NANOS = 1_000_000_000L;
    private static final List<String> FIELDS = List.of(
            "time", "uuid", "verdict", "drop_reason_desc", "auth_type", "IP", "l4",
            "source.identity", "source.namespace", "source.pod_name",
            "destination.identity", "destination.namespace", "destination.pod_name",
            "Type", "node_name", "source_names", "destination_names", "l7", "event_type",
            "source_service", "destination_service", "traffic_direction", "trace_observation_point", "trace_reason",
            "is_reply", "sock_xlate_point", "socket_cookie",
            "egress_allowed_by", "ingress_allowed_by", "egress_denied_by", "ingress_denied_by");

    private GetFlowsRequest message = GetFlowsRequest.getDefaultInstance();
    private boolean masked = true;
    private boolean filtered = true;

    GetFlowsRequest message() {
        return message;
    }

    /// From this time on (nanoseconds since 1970, the cluster's clock), and what comes.
    HubbleRequest since(long nanos, FlowFilter filter) {
        var since = Timestamp.newBuilder()
                .setSeconds(Math.floorDiv(nanos, NANOS))
                .setNanos((int) Math.floorMod(nanos, NANOS));
        return with(GetFlowsRequest.newBuilder().setSince(since), filter);
    }

    /// The last so many of each node, whatever their time, and what comes.
    HubbleRequest last(long number, FlowFilter filter) {
        return with(GetFlowsRequest.newBuilder().setNumber(number), filter);
    }

    private HubbleRequest with(GetFlowsRequest.Builder builder, FlowFilter filter) {
        builder.setFollow(true);
        if (masked) {
            builder.setFieldMask(FieldMask.newBuilder().addAllPaths(FIELDS));
        }
        if (filtered) {
            HubbleFilters.apply(filter, builder);
        }
        message = builder.build();
        return this;
    }

    /// False when it cannot be any simpler.
    boolean simplify() {
        boolean could = masked || filtered;
        filtered = masked;
        masked = false;
        return could;
    }
}
