package dev.weft.flow.goldmane;

import dev.weft.cluster.SourceStatus;
import dev.weft.flow.FlowContext;
import dev.weft.flow.FlowSink;
import dev.weft.flow.FlowSource;
import dev.weft.flow.FlowSourceStatus;
import dev.weft.flow.link.Dial;
import dev.weft.flow.link.GrpcChannels;
import dev.weft.flow.link.Reconnect;
import dev.weft.flow.link.SourceThread;
import dev.weft.flow.link.Trouble;
import dev.weft.flow.wire.goldmane.Flow;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Flows from Calico's Goldmane: verdicts with the policies that decided, what staged policies would do, connections
/// and bytes; 15 to 30 s late.
///
/// After a break it goes on with the bucket that was under way, and counts none twice.
///
/// Threads: one virtual thread owns everything here and is the only one that sends.
public final class GoldmaneFlowSource implements FlowSource {
    public static final String NAME = ReportJoin.NAME;
    private static final Logger LOG = LoggerFactory.getLogger(GoldmaneFlowSource.class);
    /// What Goldmane keeps: 242 buckets.
    private static final Duration LONGEST = Duration.ofHours(1);
    /// The newest bucket that a server tells of ended so long ago, as a rule.
    private static final Duration USUAL_LAG = Duration.ofSeconds(GoldmaneSession.BUCKET_SECONDS / 2);
    /// The newest flow of a quiet cluster may be older than the newest bucket.
    private static final Duration SKEW = Duration.ofSeconds(75);

    private final Dial dial;
    private final InstantSource clock;
    private final Reconnect reconnect;
    private final SourceThread thread = new SourceThread();
    private volatile boolean closed;

    public GoldmaneFlowSource(Dial dial, InstantSource clock) {
        this(dial, clock, Reconnect.Pace.GENTLE);
    }

    public GoldmaneFlowSource(Dial dial, InstantSource clock, Reconnect.Pace pace) {
        this.dial = dial;
        this.clock = clock;
        this.reconnect = new Reconnect(pace, clock);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start(FlowContext context, FlowSink sink) {
        thread.begin("weft-goldmane", () -> new Run(context, sink).forEver());
    }

    @Override
    public void close() {
        closed = true;
        thread.end();
    }

    /// All that lives as long as the source runs.
    private final class Run implements GoldmaneSession.Listener {
        private final FlowContext context;
        private final FlowSink sink;
        private final Buckets buckets = new Buckets();
        private final ReportJoin join = new ReportJoin();
        private @Nullable GoldmaneEnds ends;
        private @Nullable FlowSourceStatus told;
        private Optional<Instant> liveSince = Optional.empty();
        private Optional<Instant> lastHeard = Optional.empty();
        private Duration shift = Duration.ZERO;

        Run(FlowContext context, FlowSink sink) {
            this.context = context;
            this.sink = sink;
        }

        void forEver() {
            try {
                while (!context.cluster().stamp().synced()) {
                    tell(new SourceStatus.Connecting("waiting for the list of workloads"), "");
                    Thread.sleep(Duration.ofMillis(200));
                }
                reconnect.run(this::connect, this::ended);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException bug) {
                LOG.error("W-GOLDMANE: the source ended", bug);
                tell(new SourceStatus.Failed("it ended by a mistake of Weft's (W-GOLDMANE)",
                        "switch it off and on again, and report the log"), "");
            }
        }

        private Trouble connect() throws InterruptedException {
            if (lastHeard.isEmpty()) {
                tell(new SourceStatus.Connecting("looking for the server"), "");
            }
            try (var line = dial.open()) {
                var channel = GrpcChannels.open(line.target());
                try {
                    return new GoldmaneSession(line.target(), channel, this).run();
                } finally {
                    channel.shutdownNow();
                    liveSince = Optional.empty();
                }
            } catch (IOException unreachable) {
                return Trouble.passing(String.valueOf(unreachable.getMessage()),
                        "check that Goldmane runs and that you may reach it");
            }
        }

        private void ended(Trouble why, Duration pause) {
            var next = "next attempt in " + Math.max(1, pause.toSeconds()) + " s";
            tell(why.status(lastHeard), lastHeard.isEmpty() ? next : why.remedy() + ", " + next);
        }

        @Override
        public void clock(OptionalLong newest) {
            newest.ifPresent(seconds -> {
                var lag = Duration.between(Instant.ofEpochSecond(seconds).plus(USUAL_LAG), clock.instant());
                shift = lag.abs().compareTo(SKEW) > 0 ? Duration.ofSeconds(lag.toSeconds()) : Duration.ZERO;
            });
            liveSince = Optional.of(clock.instant());
            live();
        }

        @Override
        public void heard(Flow flow) {
            send(buckets.add(flow));
        }

        @Override
        public void quiet() {
            send(buckets.take());
            live();
        }

        private void send(Collection<Flow> bucket) {
            if (!closed && !bucket.isEmpty()) {
                join.join(bucket, ends(), shift).forEach(sink::accept);
                live();
            }
        }

        private void live() {
            lastHeard = Optional.of(clock.instant());
            liveSince.ifPresent(since -> tell(new SourceStatus.Live(since), remarks()));
        }

        private String remarks() {
            var parts = new ArrayList<String>();
            parts.add("told in steps of 15 s, 15 to 30 s late");
            if (!shift.isZero()) {
                parts.add("Goldmane's clock is %d s %s this computer's: times here are moved by that".formatted(
                        shift.abs().toSeconds(), shift.isNegative() ? "ahead of" : "behind"));
            }
            if (join.strange() > 0) {
                parts.add(join.strange() + " reports of protocols without ports are left out");
            }
            return String.join("; ", parts);
        }

        private GoldmaneEnds ends() {
            var snapshot = context.cluster();
            var known = ends;
            if (known == null || !known.of(snapshot)) {
                known = new GoldmaneEnds(snapshot);
                ends = known;
            }
            return known;
        }

        @Override
        public long since() {
            var window = context.query().window();
            var span = window.compareTo(LONGEST) < 0 ? window : LONGEST;
            return buckets.since(-span.toSeconds());
        }

        private void tell(SourceStatus status, String detail) {
            var news = new FlowSourceStatus(NAME, status, buckets.late(), detail);
            if (!closed && !news.equals(told)) {
                told = news;
                sink.status(news);
            }
        }
    }
}
