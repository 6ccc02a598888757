package dev.weft.flow.hubble.event;

import com.google.protobuf.Descriptors.EnumDescriptor;
import dev.weft.cluster.ObjectRef;
import dev.weft.flow.wire.flow.AuthType;
import dev.weft.flow.wire.flow.DropReason;
import dev.weft.flow.wire.flow.FlowType;
import dev.weft.flow.wire.flow.L7FlowType;
import dev.weft.flow.wire.flow.SocketTranslationPoint;
import dev.weft.flow.wire.flow.TraceObservationPoint;
import dev.weft.flow.wire.flow.TraceReason;
import dev.weft.flow.wire.flow.TrafficDirection;
import dev.weft.flow.wire.flow.Verdict;
import dev.weft.net.IpAddress;
import dev.weft.net.Protocol;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// From a flow in protobuf's JSON form to a [HubbleEvent]. Enums are names or numbers, 64-bit numbers may be text.
///
/// Source: protobuf.dev, ProtoJSON; Cilium, exporter and `hubble observe -o json`.
public final class HubbleJson {
    private HubbleJson() {}

    /// A line of an export: the flow may stand inside `flow`, or be the line itself (older clients).
    /// Empty for lines of other kinds (agent events, node status).
    public static Optional<HubbleMessage> message(JsonNode line) {
        if (line.has("lost_events")) {
            return Optional.of(new HubbleMessage.Lost(number(line.path("lost_events").path("num_events_lost"))));
        }
        if (line.has("flow")) {
            var event = event(line.path("flow"));
            event.time = event.time == 0 ? time(line.path("time")) : event.time;
            event.node = event.node.isEmpty() ? line.path("node_name").asString("") : event.node;
            return Optional.of(event);
        }
        return line.has("verdict") && line.has("IP") ? Optional.of(event(line)) : Optional.empty();
    }

    private static HubbleEvent event(JsonNode flow) {
        var event = new HubbleEvent();
        event.time = time(flow.path("time"));
        event.id = identity(flow.path("uuid").asString(""));
        event.node = flow.path("node_name").asString("");
        event.type = number(flow.path("Type"), FlowType.getDescriptor());
        event.eventType = (int) number(flow.path("event_type").path("type"));
        event.point = number(flow.path("trace_observation_point"), TraceObservationPoint.getDescriptor());
        event.direction = number(flow.path("traffic_direction"), TrafficDirection.getDescriptor());
        event.verdict = number(flow.path("verdict"), Verdict.getDescriptor());
        event.dropReason = number(flow.path("drop_reason_desc"), DropReason.getDescriptor());
        if (event.dropReason == 0) {
            event.dropReason = (int) number(flow.path("drop_reason"));
        }
        event.traceReason = number(flow.path("trace_reason"), TraceReason.getDescriptor());
        event.socketPoint = number(flow.path("sock_xlate_point"), SocketTranslationPoint.getDescriptor());
        event.authType = number(flow.path("auth_type"), AuthType.getDescriptor());
        event.cookie = number(flow.path("socket_cookie"));
        event.reply = flow.path("is_reply").isBoolean() ? flow.path("is_reply").asBoolean() ? 1 : 0 : -1;
        ends(event, flow);
        policies(event, flow);
        layer7(event, flow.path("l7"));
        return event;
    }

    private static void ends(HubbleEvent event, JsonNode flow) {
        var ip = flow.path("IP");
        event.source = IpAddress.parse(ip.path("source").asString("")).orElse(null);
        event.destination = IpAddress.parse(ip.path("destination").asString("")).orElse(null);
        event.encrypted = ip.path("encrypted").asBoolean(false);
        for (var protocol : Protocol.values()) {
            var layer = flow.path("l4").path(protocol.name());
            if (layer.isObject()) {
                event.protocol = protocol;
                event.sourcePort = (int) number(layer.path("source_port"));
                event.destinationPort = (int) number(layer.path("destination_port"));
                event.flags = flags(layer.path("flags"));
            }
        }
        event.from = end(flow.path("source"));
        event.to = end(flow.path("destination"));
        event.sourceNames = texts(flow.path("source_names"));
        event.destinationNames = texts(flow.path("destination_names"));
        event.sourceService = service(flow.path("source_service"));
        event.destinationService = service(flow.path("destination_service"));
    }

    private static int flags(JsonNode flags) {
        return (flags.path("FIN").asBoolean(false) ? HubbleEvent.FIN : 0)
                | (flags.path("SYN").asBoolean(false) ? HubbleEvent.SYN : 0)
                | (flags.path("RST").asBoolean(false) ? HubbleEvent.RST : 0)
                | (flags.path("ACK").asBoolean(false) ? HubbleEvent.ACK : 0);
    }

    private static HubbleEvent.End end(JsonNode node) {
        var end = new HubbleEvent.End();
        end.namespace = node.path("namespace").asString("");
        end.pod = node.path("pod_name").asString("");
        end.identity = (int) number(node.path("identity"));
        return end;
    }

    private static @Nullable ObjectRef service(JsonNode node) {
        var name = node.path("name").asString("");
        return name.isEmpty() ? null : ObjectRef.ofService(node.path("namespace").asString(""), name);
    }

    private static void policies(HubbleEvent event, JsonNode flow) {
        event.allowedBy = policies(flow.path("egress_allowed_by"), flow.path("ingress_allowed_by"));
        event.deniedBy = policies(flow.path("egress_denied_by"), flow.path("ingress_denied_by"));
    }

    private static List<ObjectRef> policies(JsonNode... lists) {
        var found = new ArrayList<ObjectRef>();
        for (var list : lists) {
            for (var policy : list) {
                found.add(PolicyNames.ref(
                        policy.path("kind").asString(""),
                        policy.path("namespace").asString(""),
                        policy.path("name").asString("")));
            }
        }
        return List.copyOf(found);
    }

    private static void layer7(HubbleEvent event, JsonNode l7) {
        event.l7Type = number(l7.path("type"), L7FlowType.getDescriptor());
        event.latencyNanos = number(l7.path("latency_ns"));
        var http = l7.path("http");
        if (http.isObject()) {
            event.http = true;
            event.code = (int) number(http.path("code"));
            event.request = RequestWords.http(http.path("method").asString(""), http.path("url").asString(""));
            event.failed = event.code >= RequestWords.FIRST_ERROR;
            for (var header : http.path("headers")) {
                event.failed |= RequestWords.grpcFailed(
                        header.path("key").asString(""), header.path("value").asString(""));
            }
        }
        var dns = l7.path("dns");
        if (dns.isObject()) {
            var types = texts(dns.path("qtypes"));
            event.request = RequestWords.dns(types.isEmpty() ? "" : types.getFirst(), dns.path("query").asString(""));
            event.code = (int) number(dns.path("rcode"));
            event.failed = event.code != 0;
        }
    }

    private static List<String> texts(JsonNode list) {
        var found = new ArrayList<String>();
        list.forEach(each -> found.add(each.asString("")));
        return List.copyOf(found);
    }

    private static int number(JsonNode value, EnumDescriptor names) {
        if (value.isString()) {
            var known = names.findValueByName(value.asString());
            return known == null ? 0 : known.getNumber();
        }
        return value.asInt(0);
    }

    private static long number(JsonNode value) {
        if (value.isString()) {
            try {
                return Long.parseUnsignedLong(value.asString());
            } catch (NumberFormatException noNumber) {
                return 0;
            }
        }
        return value.asLong(0);
    }

    private static long time(JsonNode value) {
        try {
            var time = Instant.parse(value.asString(""));
            return time.getEpochSecond() * 1_000_000_000L + time.getNano();
        } catch (DateTimeException noTime) {
            return 0;
        }
    }

    private static long identity(String text) {
        long id = 0;
        for (int i = 0; i < text.length(); i++) {
            id = id * 0x100000001B3L ^ text.charAt(i);
        }
        return id;
    }
}
