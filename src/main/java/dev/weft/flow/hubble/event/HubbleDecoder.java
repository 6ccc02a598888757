package dev.weft.flow.hubble.event;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.weft.cluster.ObjectRef;
import dev.weft.net.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// From the bytes of a `GetFlowsResponse` to a [HubbleMessage].
///
/// Field numbers: `src/main/proto/flow/flow.proto`, `observer.proto`. With sampling it stops once it has read who spoke
/// with whom, and that connection is not among those chosen.
///
/// Threads: confined to one thread.
public final class HubbleDecoder {
    private static final int TIME = 1;
    private static final int ADDRESSES = 5;
    private static final int LAYER_4 = 6;

    private final WireReader in = new WireReader();
    private final ByteMemory<Optional<IpAddress>> addresses = new ByteMemory<>(IpAddress::parse);
    private final ByteMemory<String> names = new ByteMemory<>(text -> text);
    private final LayerDecoder layers = new LayerDecoder(in, names);
    private final Sampling sampling;

    public HubbleDecoder(Sampling sampling) {
        this.sampling = sampling;
    }

    public HubbleMessage decode(byte[] bytes, int size) throws InvalidProtocolBufferException {
        in.open(bytes, 0, size);
        HubbleMessage message = HubbleMessage.LeftOut.UNKNOWN;
        while (in.more()) {
            int tag = in.tag();
            if (!WireReader.isMessage(tag) || WireReader.field(tag) > 3) {
                in.skip(tag);
                continue;
            }
            int outer = in.enter();
            message = switch (WireReader.field(tag)) {
                case 1 -> flow();
                case 2 -> nodeState();
                case 3 -> lost();
                default -> message;
            };
            in.leave(outer);
            if (message instanceof HubbleMessage.LeftOut leftOut && leftOut.sampled()) {
                return message;
            }
        }
        return message;
    }

    /// Source: relay.NodeStatusEvent.
    private HubbleMessage nodeState() throws InvalidProtocolBufferException {
        int state = 0;
        var nodes = new ArrayList<String>();
        var message = "";
        while (in.more()) {
            int tag = in.tag();
            switch (WireReader.field(tag)) {
                case 1 -> state = in.number();
                case 2 -> nodes.add(in.known(names));
                case 3 -> message = in.text();
                default -> in.skip(tag);
            }
        }
        return new HubbleMessage.NodeState(state, nodes, message);
    }

    /// Source: flow.LostEvent.
    private HubbleMessage lost() throws InvalidProtocolBufferException {
        long events = 0;
        while (in.more()) {
            int tag = in.tag();
            if (WireReader.field(tag) == 2) {
                events = in.varint();
            } else {
                in.skip(tag);
            }
        }
        return new HubbleMessage.Lost(events);
    }

    private HubbleMessage flow() throws InvalidProtocolBufferException {
        var event = new HubbleEvent();
        boolean chosen = !sampling.on();
        int known = 0;
        while (in.more()) {
            int tag = in.tag();
            int field = WireReader.field(tag);
            if (!WireReader.isMessage(tag)) {
                number(event, tag, field);
                continue;
            }
            message(event, tag, field);
            known |= field == ADDRESSES ? 1 : field == LAYER_4 ? 2 : 0;
            if (!chosen && known == 3) {
                if (!sampling.chooses(event)) {
                    return HubbleMessage.LeftOut.SAMPLED;
                }
                chosen = true;
            }
        }
        return event;
    }

    private void number(HubbleEvent event, int tag, int field) throws InvalidProtocolBufferException {
        switch (field) {
            case 2 -> event.verdict = in.number();
            case 3 -> event.dropReason = event.dropReason == 0 ? in.number() : skipped();
            case 10 -> event.type = in.number();
            case 22 -> event.direction = in.number();
            case 24 -> event.point = in.number();
            case 25 -> event.dropReason = in.number();
            case 31 -> event.socketPoint = in.number();
            case 32 -> event.cookie = in.varint();
            case 35 -> event.authType = in.number();
            case 36 -> event.traceReason = in.number();
            default -> in.skip(tag);
        }
    }

    /// Reads over the deprecated twin of a field that was read before.
    private int skipped() throws InvalidProtocolBufferException {
        in.number();
        return 0;
    }

    private void message(HubbleEvent event, int tag, int field) throws InvalidProtocolBufferException {
        switch (field) {
            case TIME -> event.time = layers.time();
            case ADDRESSES -> addresses(event);
            case LAYER_4 -> layers.layer4(event);
            case 8 -> event.from = end();
            case 9 -> event.to = end();
            case 11 -> event.node = in.known(names);
            case 13 -> event.sourceNames = with(event.sourceNames, in.known(names));
            case 14 -> event.destinationNames = with(event.destinationNames, in.known(names));
            case 15 -> layers.layer7(event);
            case 19 -> event.eventType = first();
            case 20 -> event.sourceService = service();
            case 21 -> event.destinationService = service();
            case 26 -> event.reply = first();
            case 34 -> event.id = identity();
            case 21001, 21002 -> event.allowedBy = with(event.allowedBy, layers.policy());
            case 21004, 21005 -> event.deniedBy = with(event.deniedBy, layers.policy());
            default -> in.skip(tag);
        }
    }

    private void addresses(HubbleEvent event) throws InvalidProtocolBufferException {
        int outer = in.enter();
        while (in.more()) {
            int tag = in.tag();
            switch (WireReader.field(tag)) {
                case 1 -> event.source = in.known(addresses).orElse(null);
                case 2 -> event.destination = in.known(addresses).orElse(null);
                case 4 -> event.encrypted = in.flag();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
    }

    private HubbleEvent.End end() throws InvalidProtocolBufferException {
        var end = new HubbleEvent.End();
        int outer = in.enter();
        while (in.more()) {
            int tag = in.tag();
            switch (WireReader.field(tag)) {
                case 2 -> end.identity = in.number();
                case 3 -> end.namespace = in.known(names);
                case 5 -> end.pod = in.known(names);
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return end;
    }

    private @Nullable ObjectRef service() throws InvalidProtocolBufferException {
        var name = "";
        var namespace = "";
        int outer = in.enter();
        while (in.more()) {
            int tag = in.tag();
            switch (WireReader.field(tag)) {
                case 1 -> name = in.known(names);
                case 2 -> namespace = in.known(names);
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return name.isEmpty() ? null : ObjectRef.ofService(namespace, name);
    }

    /// The first number of a message: a wrapped bool, the type of an event. An empty message is 0.
    private int first() throws InvalidProtocolBufferException {
        int value = 0;
        int outer = in.enter();
        while (in.more()) {
            int tag = in.tag();
            if (WireReader.field(tag) == 1) {
                value = in.number();
            } else {
                in.skip(tag);
            }
        }
        in.leave(outer);
        return value;
    }

    /// A number out of the text of a UUID: its hexadecimal digits, folded.
    private long identity() throws InvalidProtocolBufferException {
        int outer = in.enter();
        long id = 0;
        var bytes = in.bytes();
        for (int i = in.at(); i < in.end(); i++) {
            id = id * 0x100000001B3L ^ bytes[i];
        }
        in.leave(outer);
        return id == 0 ? 1 : id;
    }

    private static <T> List<T> with(List<T> before, T one) {
        if (before.isEmpty()) {
            return List.of(one);
        }
        var more = new ArrayList<>(before);
        more.add(one);
        return List.copyOf(more);
    }
}
