package dev.weft.flow.hubble.event;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.weft.cluster.ObjectRef;
import dev.weft.net.Protocol;

/// The parts of a flow with a shape of their own: time, ports, requests, policies.
///
/// Threads: confined to one thread.
final class LayerDecoder {
    private static final long NANOS = 1_000_000_000L;
    private static final int[] TCP_FLAGS = {0, HubbleEvent.FIN, HubbleEvent.SYN, HubbleEvent.RST, 0, HubbleEvent.ACK};

    private final WireReader in;
    private final ByteMemory<String> names;

    LayerDecoder(WireReader in, ByteMemory<String> names) {
        this.in = in;
        this.names = names;
    }

    long time() throws InvalidProtocolBufferException {
        long seconds = 0;
        int nanos = 0;
        int outer = in.enter();
        while (in.more()) {
            int tag = in.tag();
            switch (WireReader.field(tag)) {
                case 1 -> seconds = in.varint();
                case 2 -> nanos = in.number();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return seconds * NANOS + nanos;
    }

    /// Source: flow.Layer4, a oneof; what has no ports is stepped over.
    void layer4(HubbleEvent event) throws InvalidProtocolBufferException {
        int outer = in.enter();
        while (in.more()) {
            int tag = in.tag();
            switch (WireReader.field(tag)) {
                case 1 -> ports(event, Protocol.TCP);
                case 2 -> ports(event, Protocol.UDP);
                case 5 -> ports(event, Protocol.SCTP);
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
    }

    private void ports(HubbleEvent event, Protocol protocol) throws InvalidProtocolBufferException {
        event.protocol = protocol;
        int outer = in.enter();
        while (in.more()) {
            int tag = in.tag();
            switch (WireReader.field(tag)) {
                case 1 -> event.sourcePort = in.number();
                case 2 -> event.destinationPort = in.number();
                case 3 -> {
                    if (WireReader.isMessage(tag)) {
                        event.flags = flags();
                    } else {
                        in.skip(tag);
                    }
                }
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
    }

    private int flags() throws InvalidProtocolBufferException {
        int flags = 0;
        int outer = in.enter();
        while (in.more()) {
            int tag = in.tag();
            int field = WireReader.field(tag);
            boolean set = !WireReader.isMessage(tag) && in.flag();
            if (WireReader.isMessage(tag)) {
                in.skip(tag);
            }
            flags |= set && field < TCP_FLAGS.length ? TCP_FLAGS[field] : 0;
        }
        in.leave(outer);
        return flags;
    }

    void layer7(HubbleEvent event) throws InvalidProtocolBufferException {
        int outer = in.enter();
        while (in.more()) {
            int tag = in.tag();
            switch (WireReader.field(tag)) {
                case 1 -> event.l7Type = in.number();
                case 2 -> event.latencyNanos = in.varint();
                case 100 -> dns(event);
                case 101 -> http(event);
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
    }

    private void dns(HubbleEvent event) throws InvalidProtocolBufferException {
        var query = "";
        var type = "";
        int code = 0;
        int outer = in.enter();
        while (in.more()) {
            int tag = in.tag();
            switch (WireReader.field(tag)) {
                case 1 -> query = in.known(names);
                case 6 -> code = in.number();
                case 7 -> type = in.known(names);
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        event.request = RequestWords.dns(type, query);
        event.failed = code != 0;
        event.code = code;
    }

    private void http(HubbleEvent event) throws InvalidProtocolBufferException {
        var method = "";
        var url = "";
        boolean grpcFailed = false;
        int outer = in.enter();
        while (in.more()) {
            int tag = in.tag();
            switch (WireReader.field(tag)) {
                case 1 -> event.code = in.number();
                case 2 -> method = in.known(names);
                case 3 -> url = in.known(names);
                case 5 -> grpcFailed |= header();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        event.http = true;
        event.request = RequestWords.http(method, url);
        event.failed = event.code >= RequestWords.FIRST_ERROR || grpcFailed;
    }

    /// Does this header say that a gRPC call failed?
    private boolean header() throws InvalidProtocolBufferException {
        var key = "";
        var value = "";
        int outer = in.enter();
        while (in.more()) {
            int tag = in.tag();
            switch (WireReader.field(tag)) {
                case 1 -> key = in.known(names);
                case 2 -> value = in.text();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return RequestWords.grpcFailed(key, value);
    }

    ObjectRef policy() throws InvalidProtocolBufferException {
        var name = "";
        var namespace = "";
        var kind = "";
        int outer = in.enter();
        while (in.more()) {
            int tag = in.tag();
            switch (WireReader.field(tag)) {
                case 1 -> name = in.known(names);
                case 2 -> namespace = in.known(names);
                case 5 -> kind = in.known(names);
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return PolicyNames.ref(kind, namespace, name);
    }
}
