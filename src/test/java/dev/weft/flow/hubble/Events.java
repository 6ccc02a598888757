package dev.weft.flow.hubble;

import com.google.protobuf.BoolValue;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.fixture.ClusterFixture;
import dev.weft.flow.hubble.event.HubbleDecoder;
import dev.weft.flow.hubble.event.HubbleEvent;
import dev.weft.flow.hubble.event.HubbleMessage;
import dev.weft.flow.hubble.event.Sampling;
import dev.weft.flow.wire.flow.CiliumEventType;
import dev.weft.flow.wire.flow.Endpoint;
import dev.weft.flow.wire.flow.Flow;
import dev.weft.flow.wire.flow.FlowType;
import dev.weft.flow.wire.flow.IP;
import dev.weft.flow.wire.flow.Layer4;
import dev.weft.flow.wire.flow.SCTP;
import dev.weft.flow.wire.flow.Service;
import dev.weft.flow.wire.flow.SocketTranslationPoint;
import dev.weft.flow.wire.flow.TCP;
import dev.weft.flow.wire.flow.TCPFlags;
import dev.weft.flow.wire.flow.TraceObservationPoint;
import dev.weft.flow.wire.flow.TrafficDirection;
import dev.weft.flow.wire.flow.UDP;
import dev.weft.flow.wire.flow.Verdict;
import dev.weft.flow.wire.observer.GetFlowsResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Messages made by hand, as agents would send them, through the decoder into [HubbleFlows].
///
/// `shop/web` (10.1.0.1) asks `shop/db` (10.2.0.1) on another node; `203.0.113.9` is outside.
final class Events {
    static final String WEB = "10.1.0.1";
    static final String DB = "10.2.0.1";
    static final String OUTSIDE = "203.0.113.9";
    private static final Map<String, String> PODS = Map.of(WEB, "web", DB, "db");

    final HubbleFlows flows;
    private final HubbleDecoder decoder = new HubbleDecoder(new Sampling());
    private final Map<String, String> sums = new TreeMap<>();
    private final Gathered gathered = new Gathered();
    private long now = 1_000;

    Events() {
        this(ClusterFixture.cluster());
    }

    Events(ClusterSnapshot cluster) {
        flows = new HubbleFlows(() -> cluster);
    }

    /// A TCP packet from the one's port to the other's: `S`, `SA`, `A`, `F`.
    static Flow.Builder tcp(String from, int fromPort, String to, int toPort, String flags) {
        return flow(from, to).setL4(Layer4.newBuilder().setTCP(TCP.newBuilder()
                .setSourcePort(fromPort)
                .setDestinationPort(toPort)
                .setFlags(TCPFlags.newBuilder()
                        .setSYN(flags.contains("S"))
                        .setACK(flags.contains("A"))
                        .setFIN(flags.contains("F")))));
    }

    static Flow.Builder udp(String from, int fromPort, String to, int toPort) {
        return flow(from, to).setL4(Layer4.newBuilder().setUDP(
                UDP.newBuilder().setSourcePort(fromPort).setDestinationPort(toPort)));
    }

    static Flow.Builder sctp(String from, int fromPort, String to, int toPort) {
        return flow(from, to).setL4(Layer4.newBuilder().setSCTP(
                SCTP.newBuilder().setSourcePort(fromPort).setDestinationPort(toPort)));
    }

    static Flow.Builder flow(String from, String to) {
        return Flow.newBuilder()
                .setType(FlowType.L3_L4)
                .setVerdict(Verdict.FORWARDED)
                .setIP(IP.newBuilder().setSource(from).setDestination(to))
                .setSource(end(from))
                .setDestination(end(to));
    }

    private static Endpoint.Builder end(String address) {
        var pod = PODS.get(address);
        return pod == null
                ? Endpoint.newBuilder().setIdentity(2).addLabels("reserved:world")
                : Endpoint.newBuilder().setIdentity(4711).setNamespace("shop").setPodName(pod)
                        .addLabels("k8s:app=" + pod);
    }

    /// Seen where it leaves its node.
    static Consumer<Flow.Builder> leaving() {
        return flow -> flow.setTraceObservationPoint(TraceObservationPoint.TO_OVERLAY)
                .setTrafficDirection(TrafficDirection.EGRESS)
                .setEventType(CiliumEventType.newBuilder().setType(4).setSubType(4))
                .setIsReply(BoolValue.of(false));
    }

    /// Seen where it is handed to the pod.
    static Consumer<Flow.Builder> arriving() {
        return flow -> flow.setTraceObservationPoint(TraceObservationPoint.TO_ENDPOINT)
                .setTrafficDirection(TrafficDirection.INGRESS)
                .setEventType(CiliumEventType.newBuilder().setType(4))
                .setIsReply(BoolValue.of(false));
    }

    static Consumer<Flow.Builder> answering() {
        return arriving().andThen(flow -> flow.setIsReply(BoolValue.of(true)));
    }

    static Consumer<Flow.Builder> dropped(int reason) {
        return flow -> flow.setVerdict(Verdict.DROPPED)
                .setTrafficDirection(TrafficDirection.INGRESS)
                .setEventType(CiliumEventType.newBuilder().setType(1))
                .setDropReasonDescValue(reason);
    }

    static Consumer<Flow.Builder> judged(Verdict verdict) {
        return flow -> flow.setVerdict(verdict)
                .setTrafficDirection(TrafficDirection.INGRESS)
                .setEventType(CiliumEventType.newBuilder().setType(5));
    }

    /// A program of `shop/web` dials a Service and is given a backend: two events.
    Events dial(String service, String address, int port, String backend, int backendPort) {
        socket(tcp(WEB, 0, address, port, "").setDestinationService(
                        Service.newBuilder().setNamespace("shop").setName(service)),
                SocketTranslationPoint.SOCK_XLATE_POINT_PRE_DIRECTION_FWD, Verdict.TRACED);
        return socket(tcp(WEB, 0, backend, backendPort, ""),
                SocketTranslationPoint.SOCK_XLATE_POINT_POST_DIRECTION_FWD, Verdict.TRANSLATED);
    }

    private Events socket(Flow.Builder flow, SocketTranslationPoint point, Verdict verdict) {
        return see(flow.setType(FlowType.SOCK).setVerdict(verdict).setSockXlatePoint(point)
                .setEventType(CiliumEventType.newBuilder().setType(7)), _ -> {});
    }

    Events see(Flow.Builder flow, Consumer<Flow.Builder> how) {
        how.accept(flow);
        flow.setTime(Timestamp.newBuilder().setSeconds(now++));
        if (read(flow) instanceof HubbleEvent event) {
            flows.add(event);
        }
        return this;
    }

    Events later(int seconds) {
        now += seconds;
        return this;
    }

    HubbleMessage read(Flow.Builder flow) {
        var bytes = GetFlowsResponse.newBuilder().setFlow(flow).build().toByteArray();
        try {
            return decoder.decode(bytes, bytes.length);
        } catch (InvalidProtocolBufferException broken) {
            throw new AssertionError(broken);
        }
    }

    /// What is undecided now is told as unknown.
    Events forgotten() {
        flows.turn();
        flows.turn();
        flows.turn();
        return this;
    }

    Gathered gathered() {
        flows.flush(gathered::accept, Duration.ZERO);
        return gathered;
    }

    /// `shop/web > shop/db TCP 80 forwarded` and `1 of 4`: connections of events.
    Map<String, String> edges() {
        gathered().sums().forEach((key, sum) -> sums.put(
                Gathered.text(key), sum.counts().connections().orElse(-1) + " of " + sum.counts().events()));
        return sums;
    }
}
