package dev.weft.flow.demo;

import dev.weft.cluster.SourceStatus;
import dev.weft.flow.FlowContext;
import dev.weft.flow.FlowSink;
import dev.weft.flow.FlowSource;
import dev.weft.flow.FlowSourceStatus;
import dev.weft.flow.link.SourceThread;
import java.time.Duration;
import java.time.InstantSource;

/// The scripted traffic of the demo cluster, one burst a second. It is marked as demo in every key and every remark.
///
/// Threads: one virtual thread, which alone sends.
public final class DemoFlowSource implements FlowSource {
    public static final String NAME = DemoTraffic.NAME;
    private static final Duration SECOND = Duration.ofSeconds(1);
    /// Any number would do: this one is the same in every run.
    private static final long SEED = 7;

    private final DemoTraffic traffic;
    private final InstantSource clock;
    private final SourceThread thread = new SourceThread();

    public DemoFlowSource(InstantSource clock) {
        this.traffic = new DemoTraffic(DemoScript.shipped(), SEED);
        this.clock = clock;
    }

    @Override
    public String name() {
        return DemoTraffic.NAME;
    }

    @Override
    public void start(FlowContext context, FlowSink sink) {
        thread.begin("weft-demo-traffic", () -> play(context, sink));
    }

    private void play(FlowContext context, FlowSink sink) {
        sink.status(new FlowSourceStatus(
                name(), new SourceStatus.Live(clock.instant()), 0, "scripted traffic, nothing is observed"));
        try {
            long second = 0;
            while (!Thread.currentThread().isInterrupted()) {
                var snapshot = context.cluster();
                if (snapshot.stamp().synced()) {
                    traffic.second(snapshot, second++, clock.instant()).forEach(sink::accept);
                }
                Thread.sleep(SECOND);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.end();
    }
}
