package dev.weft.flow.hubble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import dev.weft.flow.hubble.event.HubbleDecoder;
import dev.weft.flow.hubble.event.HubbleEvent;
import dev.weft.flow.hubble.event.HubbleMessage;
import dev.weft.flow.hubble.event.Sampling;
import dev.weft.flow.wire.flow.LostEvent;
import dev.weft.flow.wire.observer.GetFlowsResponse;
import dev.weft.flow.wire.relay.NodeState;
import dev.weft.flow.wire.relay.NodeStatusEvent;
import dev.weft.net.IpAddress;
import dev.weft.net.Protocol;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class HubbleDecoderTest {
    private final Sampling sampling = new Sampling();
    private final HubbleDecoder decoder = new HubbleDecoder(sampling);

    @Test
    void theWantedFieldsAreReadAsTheGeneratedClassesWroteThem() throws InvalidProtocolBufferException {
        var flow = Events.tcp("2001:db8::7", 40000, Events.DB, 5432, "SA")
                .setTime(Timestamp.newBuilder().setSeconds(1_800_000_000L).setNanos(7))
                .setUuid("11111111-2222-4333-8444-555555555555")
                .setNodeName("lab/node-a")
                .addDestinationNames("db.example")
                .addDestinationNames("sql.example")
                .setSocketCookie(-2L);
        var event = (HubbleEvent) read(GetFlowsResponse.newBuilder().setFlow(flow).setNodeName("lab/node-a").build());
        assertThat(event.time).isEqualTo(1_800_000_000_000_000_007L);
        assertThat(event.source).isEqualTo(IpAddress.parse("2001:db8::7").orElseThrow());
        assertThat(event.protocol).isEqualTo(Protocol.TCP);
        assertThat(List.of(event.sourcePort, event.destinationPort)).containsExactly(40000, 5432);
        assertThat(event.flags).isEqualTo(HubbleEvent.SYN | HubbleEvent.ACK);
        assertThat(event.reply).isEqualTo(-1);
        assertThat(event.to.pod).isEqualTo("db");
        assertThat(event.to.namespace).isEqualTo("shop");
        assertThat(event.node).isEqualTo("lab/node-a");
        assertThat(event.destinationNames).containsExactly("db.example", "sql.example");
        assertThat(event.cookie).isEqualTo(-2L);
        assertThat(event.id).isNotZero();
    }

    @Test
    void lostEventsAndNodesAreMessagesOfTheirOwn() throws InvalidProtocolBufferException {
        assertThat(read(GetFlowsResponse.newBuilder()
                        .setLostEvents(LostEvent.newBuilder().setNumEventsLost(300))
                        .build()))
                .isEqualTo(new HubbleMessage.Lost(300));
        assertThat(read(GetFlowsResponse.newBuilder()
                        .setNodeStatus(NodeStatusEvent.newBuilder()
                                .setStateChange(NodeState.NODE_UNAVAILABLE)
                                .addNodeNames("lab/node-b"))
                        .build()))
                .isEqualTo(new HubbleMessage.NodeState(2, List.of("lab/node-b"), ""));
    }

    @Test
    void aCutMessageIsToldAndNeverReadBeyondItsEnd() {
        var whole = GetFlowsResponse.newBuilder()
                .setFlow(Events.tcp(Events.WEB, 40000, Events.DB, 5432, "S"))
                .build()
                .toByteArray();
        for (int size = 1; size < whole.length; size++) {
            var cut = Arrays.copyOf(whole, size);
            assertThatThrownBy(() -> decoder.decode(cut, cut.length))
                    .isInstanceOf(InvalidProtocolBufferException.class);
        }
    }

    @Test
    void samplingTakesAConnectionWholeOrNotAtAll() throws InvalidProtocolBufferException {
        for (int i = 0; i < 20; i++) {
            sampling.look(1, 1_000_000);
        }
        assertThat(sampling.oneOf()).isEqualTo(4);
        var chosen = new HashSet<Integer>();
        for (int port = 40000; port < 44000; port++) {
            boolean there = chosen(Events.tcp(Events.WEB, port, Events.DB, 5432, "S"));
            boolean back = chosen(Events.tcp(Events.DB, 5432, Events.WEB, port, "SA"));
            assertThat(there).isEqualTo(back);
            if (there) {
                chosen.add(port);
            }
        }
        assertThat(chosen.size()).isBetween(800, 1200);
        assertThat(sampling.leftOut()).isEqualTo(2L * (4000 - chosen.size()));
    }

    @Test
    void aBusyCoreIsNoFlood() {
        for (int i = 0; i < 100; i++) {
            sampling.look(1, 5_000);
        }
        assertThat(sampling.on()).isFalse();
    }

    private boolean chosen(dev.weft.flow.wire.flow.Flow.Builder flow) throws InvalidProtocolBufferException {
        return read(GetFlowsResponse.newBuilder().setFlow(flow).build()) instanceof HubbleEvent;
    }

    private HubbleMessage read(GetFlowsResponse response) throws InvalidProtocolBufferException {
        var bytes = response.toByteArray();
        return decoder.decode(bytes, bytes.length);
    }
}
