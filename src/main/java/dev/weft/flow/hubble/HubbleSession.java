package dev.weft.flow.hubble;

import dev.weft.flow.FlowFilter;
import dev.weft.flow.hubble.event.HubbleDecoder;
import dev.weft.flow.hubble.event.HubbleMessage;
import dev.weft.flow.link.GrpcChannels;
import dev.weft.flow.link.GrpcTarget;
import dev.weft.flow.link.GrpcWords;
import dev.weft.flow.link.Trouble;
import dev.weft.flow.wire.observer.ServerStatusRequest;
import dev.weft.flow.wire.observer.ServerStatusResponse;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One connection to a server: a stream of flows, and a question about its state every few seconds, which also proves
/// that somebody is still there.
///
/// Threads: confined to the source's thread, on which its [Inlet] lets gRPC work.
final class HubbleSession {
    /// Hears what the connection brings.
    interface Listener {
        void heard(HubbleMessage message);

        void heard(ServerStatusResponse status);

        /// Comes every [#TICK_NANOS], also in a flood.
        void tick();

        /// The request for flows, or for more of them after a break.
        HubbleRequest request();

        FlowFilter filter();
    }

    static final long TICK_NANOS = 200_000_000L;
    private static final long ASK_NANOS = GrpcChannels.ASK_SECONDS * 1_000_000_000L;
    /// With the question's own pace: silence is noticed after at most 18 s.
    private static final int ANSWER_SECONDS = 10;
    /// So many messages may be under way; asked for anew in halves.
    private static final int UNDER_WAY = 512;

    private final GrpcTarget target;
    private final ManagedChannel channel;
    private final HubbleDecoder decoder;
    private final Listener listener;
    private final Inlet inlet = new Inlet();
    private final GrpcWords words = new GrpcWords("the Hubble server");
    private @Nullable Stream stream;
    private @Nullable Trouble ended;
    private @Nullable RuntimeException bug;
    private FlowFilter filter = FlowFilter.ALL;
    private boolean asking;
    private long nextTick = System.nanoTime();
    private long nextAsk = nextTick;

    HubbleSession(GrpcTarget target, ManagedChannel channel, HubbleDecoder decoder, Listener listener) {
        this.target = target;
        this.channel = channel;
        this.decoder = decoder;
        this.listener = listener;
    }

    /// Until it breaks, or an interrupt ends it.
    Trouble run() throws InterruptedException {
        open();
        var why = ended;
        while (why == null) {
            inlet.runNext(nextTick);
            if (System.nanoTime() >= nextTick) {
                tick();
            }
            if (bug != null) {
                throw bug;
            }
            why = ended;
        }
        return why;
    }

    private void open() {
        filter = listener.filter();
        stream = new Stream();
        stream.open(listener.request());
    }

    /// The same connection, another request.
    void reopen() {
        var before = stream;
        open();
        if (before != null) {
            before.call.cancel("another request follows", null);
        }
    }

    /// For how much of the time since the last call there was nothing to do, in nanoseconds.
    long takeIdle() {
        return inlet.takeIdle();
    }

    private void tick() {
        long now = System.nanoTime();
        nextTick = now + TICK_NANOS;
        listener.tick();
        if (!filter.equals(listener.filter())) {
            reopen();
        }
        if (now >= nextAsk && !asking) {
            nextAsk = now + ASK_NANOS;
            ask();
        }
    }

    private void ask() {
        asking = true;
        var options = CallOptions.DEFAULT.withExecutor(inlet).withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS);
        var call = channel.newCall(HubbleMethods.SERVER_STATUS, options);
        call.start(new ClientCall.Listener<>() {
            @Override
            public void onMessage(ServerStatusResponse status) {
                listener.heard(status);
            }

            @Override
            public void onClose(Status status, Metadata trailers) {
                asking = false;
                if (status.getCode() == Status.Code.DEADLINE_EXCEEDED) {
                    end(words.of(status, target));
                }
            }
        }, new Metadata());
        call.sendMessage(ServerStatusRequest.getDefaultInstance());
        call.halfClose();
        call.request(2);
    }

    private void end(Trouble why) {
        if (ended == null) {
            ended = why;
        }
    }

    /// One call of GetFlows. What an abandoned one still brings is not listened to.
    private final class Stream extends ClientCall.Listener<HubbleMessage> {
        final ClientCall<dev.weft.flow.wire.observer.GetFlowsRequest, HubbleMessage> call =
                channel.newCall(HubbleMethods.getFlows(decoder), CallOptions.DEFAULT.withExecutor(inlet));
        private HubbleRequest request = HubbleRequest.NONE;
        private int since;

        void open(HubbleRequest wanted) {
            request = wanted;
            call.start(this, new Metadata());
            call.sendMessage(wanted.message());
            call.halfClose();
            call.request(UNDER_WAY);
        }

        @Override
        public void onMessage(HubbleMessage message) {
            if (stream != this) {
                return;
            }
            try {
                listener.heard(message);
                if (++since == UNDER_WAY / 2) {
                    call.request(since);
                    since = 0;
                }
                if ((since & 63) == 0 && System.nanoTime() >= nextTick) {
                    tick();
                }
            } catch (RuntimeException thrown) {
                bug = thrown;
            }
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            if (stream != this) {
                return;
            }
            if (status.getCode() == Status.Code.INVALID_ARGUMENT && request.simplify()) {
                HubbleSession.this.open();
            } else {
                end(words.of(status, target));
            }
        }
    }
}
