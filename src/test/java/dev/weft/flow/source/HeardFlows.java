package dev.weft.flow.source;

import dev.weft.flow.Flow;
import dev.weft.flow.FlowSink;
import dev.weft.flow.FlowSourceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A sink that keeps everything in the order in which it came.
final class HeardFlows implements FlowSink {
    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
    private final List<Flow> flows = new ArrayList<>();

    @Override
    public void accept(Flow flow) {
        heard.add(flow);
    }

    @Override
    public void status(FlowSourceStatus status) {
        heard.add(status);
    }

    /// Waits for a status that fits, and keeps the flows that came before it.
    FlowSourceStatus await(Predicate<FlowSourceStatus> wanted) throws InterruptedException {
        while (true) {
            var next = heard.poll(30, TimeUnit.SECONDS);
            switch (next) {
                case null -> throw new AssertionError("no such status came; flows so far: " + flows);
                case Flow flow -> flows.add(flow);
                case FlowSourceStatus status when wanted.test(status) -> {
                    return status;
                }
                default -> {}
            }
        }
    }

    FlowSourceStatus await(String word) throws InterruptedException {
        return await(status -> status.status().word().equals(word));
    }

    /// The flows that were taken by `await` since the last call.
    List<Flow> flows() {
        var taken = List.copyOf(flows);
        flows.clear();
        return taken;
    }

    boolean isSilent() {
        return heard.isEmpty();
    }
}
