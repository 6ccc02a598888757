package dev.weft.flow.hubble;

import com.google.protobuf.BoolValue;
import com.google.protobuf.ByteString;
import dev.weft.flow.wire.flow.CiliumEventType;
import dev.weft.flow.wire.flow.Endpoint;
import dev.weft.flow.wire.flow.Flow;
import dev.weft.flow.wire.flow.FlowType;
import dev.weft.flow.wire.flow.IP;
import dev.weft.flow.wire.flow.Layer4;
import dev.weft.flow.wire.flow.TCP;
import dev.weft.flow.wire.flow.TCPFlags;
import dev.weft.flow.wire.flow.TraceObservationPoint;
import dev.weft.flow.wire.flow.TrafficDirection;
import dev.weft.flow.wire.flow.Verdict;
import dev.weft.flow.wire.flow.Workload;
import dev.weft.flow.wire.observer.GetFlowsResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Messages of about 800 bytes, as a relay sends them without a field mask: connections between 2,000 pods of six
/// events each, with labels and everything else that Weft does not read.
///
/// The time stands last, with a fixed width, so that each round can be later than the one before.
final class FloodBytes {
    private static final int PODS = 2_000;
    private static final int CONNECTIONS = 20_000;
    private static final int TIME_SIZE = 12;
    private static final String[] FLAGS = {"S", "S", "SA", "A", "A", "FA"};

    final List<byte[]> messages = new ArrayList<>();
    private final Random random = new Random(7);

    FloodBytes() {
        for (int i = 0; i < CONNECTIONS; i++) {
            int client = random.nextInt(PODS);
            int server = random.nextInt(PODS / 20) * 20; // each twentieth serves
            for (int event = 0; event < FLAGS.length; event++) {
                messages.add(message(client, server, 32_768 + i % 28_000, event));
            }
        }
    }

    private byte[] message(int client, int server, int port, int event) {
        boolean answer = FLAGS[event].equals("SA");
        int from = answer ? server : client;
        int to = answer ? client : server;
        var flow = Flow.newBuilder()
                .setVerdict(Verdict.FORWARDED)
                .setType(FlowType.L3_L4)
                .setUuid(new java.util.UUID(random.nextLong(), random.nextLong()).toString())
                .setNodeName("bench/node-" + from % 40)
                .setIP(IP.newBuilder().setSource(address(from)).setDestination(address(to)))
                .setL4(Layer4.newBuilder().setTCP(TCP.newBuilder()
                        .setSourcePort(answer ? 8080 : port)
                        .setDestinationPort(answer ? port : 8080)
                        .setFlags(TCPFlags.newBuilder()
                                .setSYN(FLAGS[event].contains("S"))
                                .setACK(FLAGS[event].contains("A"))
                                .setFIN(FLAGS[event].contains("F")))))
                .setSource(end(from))
                .setDestination(end(to))
                .setEventType(CiliumEventType.newBuilder().setType(4))
                .setTrafficDirection(event == 0 ? TrafficDirection.EGRESS : TrafficDirection.INGRESS)
                .setTraceObservationPoint(
                        event == 0 ? TraceObservationPoint.TO_OVERLAY : TraceObservationPoint.TO_ENDPOINT)
                .setIsReply(BoolValue.of(answer))
                .setSummary("TCP Flags: " + FLAGS[event])
                .build();
        var timed = flow.toByteString().concat(ByteString.copyFrom(new byte[] {0x0A, TIME_SIZE}))
                .concat(ByteString.copyFrom(new byte[TIME_SIZE]));
        return ByteString.copyFrom(new byte[] {0x0A})
                .concat(ByteString.copyFrom(varint(timed.size())))
                .concat(timed)
                .toByteArray();
    }

    private static String address(int pod) {
        return "10." + (100 + pod / 250) + "." + pod % 40 + "." + (1 + pod % 250);
    }

    private static Endpoint.Builder end(int pod) {
        var end = Endpoint.newBuilder()
                .setID(pod)
                .setIdentity(10_000 + pod / 10)
                .setClusterName("bench")
                .setNamespace("team-" + pod % 40)
                .setPodName("workload-" + pod / 10 + "-6c9f7d5b8d-" + Integer.toString(90_000 + pod, 36))
                .addWorkloads(Workload.newBuilder().setName("workload-" + pod / 10).setKind("Deployment"));
        for (var label : List.of("app", "app.kubernetes.io/name", "app.kubernetes.io/part-of",
                "io.cilium.k8s.namespace.labels.kubernetes.io/metadata.name", "io.kubernetes.pod.namespace")) {
            end.addLabels("k8s:" + label + "=workload-" + pod / 10);
        }
        return end;
    }

    private static byte[] varint(int value) {
        return new byte[] {(byte) (value & 0x7F | 0x80), (byte) (value >> 7)};
    }

    /// Writes a time in place: seconds and nanoseconds as numbers of five bytes.
    static void stamp(byte[] message, long nanos) {
        int at = message.length - TIME_SIZE;
        message[at] = 0x08;
        put(message, at + 1, nanos / 1_000_000_000L);
        message[at + 6] = 0x10;
        put(message, at + 7, nanos % 1_000_000_000L);
    }

    private static void put(byte[] message, int at, long value) {
        for (int i = 0; i < 4; i++) {
            message[at + i] = (byte) (value >> 7 * i | 0x80);
        }
        message[at + 4] = (byte) (value >> 28 & 0x7F);
    }

    static GetFlowsResponse generated(byte[] message) {
        try {
            return GetFlowsResponse.parseFrom(message);
        } catch (com.google.protobuf.InvalidProtocolBufferException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
