package dev.weft.flow.goldmane;

import dev.weft.flow.link.GrpcChannels;
import dev.weft.flow.link.GrpcTarget;
import dev.weft.flow.link.GrpcWords;
import dev.weft.flow.link.Trouble;
import dev.weft.flow.wire.goldmane.FilterHintsRequest;
import dev.weft.flow.wire.goldmane.FilterType;
import dev.weft.flow.wire.goldmane.Flow;
import dev.weft.flow.wire.goldmane.FlowListRequest;
import dev.weft.flow.wire.goldmane.FlowListResult;
import dev.weft.flow.wire.goldmane.FlowResult;
import dev.weft.flow.wire.goldmane.FlowStreamRequest;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One connection: first a question for the server's clock, then the stream of buckets, and beside it something small
/// every few seconds, which proves that somebody is still there.
///
/// Threads: confined to the source's; gRPC's threads only put into the queue.
final class GoldmaneSession {
    /// Hears what the connection brings.
    interface Listener {
        /// The newest time in the server's own words, seconds since 1970; empty when it knows no flow yet.
        void clock(OptionalLong newest);

        void heard(Flow flow);

        /// Comes after [#QUIET_MILLIS] without a flow, again and again: the stream has caught up.
        void quiet();

        /// From when on buckets are wanted: seconds since 1970, or below zero before the server's now.
        long since();
    }

    static final int BUCKET_SECONDS = 15;
    /// Reports of one bucket are sent in a row; a slow network makes smaller pauses than this.
    private static final long QUIET_MILLIS = 2_000;
    private static final int ANSWER_SECONDS = 10;
    private static final int UNDER_WAY = 512;

    private sealed interface Event {
        record Heard(Flow flow) implements Event {}

        record Clock(FlowListResult newest) implements Event {}

        /// `stream`: was it the stream that ended, or a question beside it?
        record Ended(Status status, boolean stream) implements Event {
            boolean endsAll() {
                return stream || !status.isOk();
            }
        }
    }

    private final GrpcTarget target;
    private final ManagedChannel channel;
    private final Listener listener;
    private final GrpcWords words = new GrpcWords("Goldmane");
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    GoldmaneSession(GrpcTarget target, ManagedChannel channel, Listener listener) {
        this.target = target;
        this.channel = channel;
        this.listener = listener;
    }

    /// Until it breaks, or an interrupt ends it.
    Trouble run() throws InterruptedException {
        askForClock();
        ClientCall<FlowStreamRequest, FlowResult> stream = null;
        long asked = System.nanoTime();
        while (true) {
            switch (events.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS)) {
                case null -> {
                    if (stream != null) {
                        listener.quiet();
                    }
                }
                case Event.Clock(var newest) -> {
                    listener.clock(newest.getFlowsList().stream()
                            .mapToLong(each -> each.getFlow().getEndTime())
                            .max());
                    stream = stream();
                }
                case Event.Heard(var flow) -> {
                    listener.heard(flow);
                    if (stream != null) {
                        stream.request(1);
                    }
                }
                case Event.Ended ended when ended.endsAll() -> {
                    return words.of(ended.status(), target);
                }
                case Event.Ended _ -> {}
            }
            if (stream != null && System.nanoTime() - asked > GrpcChannels.ASK_SECONDS * 1_000_000_000L) {
                asked = System.nanoTime();
                ask();
            }
        }
    }

    private void askForClock() {
        unary(GoldmaneMethods.LIST, FlowListRequest.newBuilder()
                .setStartTimeGte(-4L * BUCKET_SECONDS)
                .setAggregationInterval(BUCKET_SECONDS)
                .setPageSize(1)
                .build(), answer -> events.add(new Event.Clock(answer)));
    }

    private ClientCall<FlowStreamRequest, FlowResult> stream() {
        var call = channel.newCall(GoldmaneMethods.STREAM, CallOptions.DEFAULT);
        call.start(new ClientCall.Listener<>() {
            @Override
            public void onMessage(FlowResult result) {
                events.add(new Event.Heard(result.getFlow()));
            }

            @Override
            public void onClose(Status status, Metadata trailers) {
                events.add(new Event.Ended(status, true));
            }
        }, new Metadata());
        call.sendMessage(FlowStreamRequest.newBuilder()
                .setStartTimeGte(listener.since())
                .setAggregationInterval(BUCKET_SECONDS)
                .build());
        call.halfClose();
        call.request(UNDER_WAY);
        return call;
    }

    private void ask() {
        unary(GoldmaneMethods.HINTS, FilterHintsRequest.newBuilder()
                .setType(FilterType.FilterTypeSourceNamespace)
                .setStartTimeGte(-BUCKET_SECONDS)
                .setPageSize(1)
                .build(), _ -> {});
    }

    private <Q, A> void unary(MethodDescriptor<Q, A> method, Q question, Consumer<A> heard) {
        var call = channel.newCall(
                method, CallOptions.DEFAULT.withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS));
        call.start(new ClientCall.Listener<>() {
            @Override
            public void onMessage(A answer) {
                heard.accept(answer);
            }

            @Override
            public void onClose(Status status, Metadata trailers) {
                events.add(new Event.Ended(status, false));
            }
        }, new Metadata());
        call.sendMessage(question);
        call.halfClose();
        call.request(2);
    }
}
