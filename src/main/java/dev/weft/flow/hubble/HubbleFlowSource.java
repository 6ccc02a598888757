package dev.weft.flow.hubble;

import dev.weft.cluster.SourceStatus;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowContext;
import dev.weft.flow.FlowFilter;
import dev.weft.flow.FlowSink;
import dev.weft.flow.FlowSource;
import dev.weft.flow.FlowSourceStatus;
import dev.weft.flow.hubble.event.HubbleEvent;
import dev.weft.flow.hubble.event.HubbleMessage;
import dev.weft.flow.link.Dial;
import dev.weft.flow.link.GrpcChannels;
import dev.weft.flow.link.Reconnect;
import dev.weft.flow.link.SourceThread;
import dev.weft.flow.link.Trouble;
import dev.weft.flow.wire.observer.ServerStatusResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Flows from Hubble: Cilium's relay, one of its agents, or Retina's.
///
/// It follows the stream for ever; after a break it asks from the last event on, and counts none twice. What the server
/// lost is told as lost. Bytes are not known: Hubble sees events, not packets.
///
/// Threads: one platform thread owns everything here (a flood would keep a carrier of virtual threads busy), and is the
/// only one that sends.
public final class HubbleFlowSource implements FlowSource {
    public static final String NAME = HubbleFlows.NAME;
    private static final Logger LOG = LoggerFactory.getLogger(HubbleFlowSource.class);
    private static final Duration BETWEEN_STATUSES = Duration.ofSeconds(1);

    private final Dial dial;
    private final InstantSource clock;
    private final Reconnect reconnect;
    private final SourceThread thread = new SourceThread();
    private volatile boolean closed;

    public HubbleFlowSource(Dial dial, InstantSource clock) {
        this(dial, clock, Reconnect.Pace.GENTLE);
    }

    public HubbleFlowSource(Dial dial, InstantSource clock, Reconnect.Pace pace) {
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
        thread.beginBusy("weft-hubble", () -> new Run(context, sink).forEver());
    }

    @Override
    public void close() {
        closed = true;
        thread.end();
    }

    /// All that lives as long as the source runs.
    private final class Run implements HubbleSession.Listener {
        private final FlowContext context;
        private final FlowSink sink;
        private final HubbleIntake intake;
        private final HubbleStatus server = new HubbleStatus();
        private final HubbleRequest request = new HubbleRequest();
        private @Nullable HubbleSession session;
        private @Nullable FlowSourceStatus told;
        private Optional<Instant> liveSince = Optional.empty();
        private Optional<Instant> heard = Optional.empty();
        private Instant toldAt = Instant.MIN;
        private long lookedAt = System.nanoTime();
        private long serverSeen = -1;
        private long ring;
        private boolean wholeRing;
        private boolean anything;
        private long messages;

        Run(FlowContext context, FlowSink sink) {
            this.context = context;
            this.sink = sink;
            this.intake = new HubbleIntake(context::cluster, clock);
        }

        void forEver() {
            try {
                reconnect.run(this::connect, this::ended);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException bug) {
                LOG.error("W-HUBBLE: the source ended", bug);
                tell(new SourceStatus.Failed(
                        "it ended by a mistake of Weft's (W-HUBBLE)",
                        "switch it off and on again, and report the log"), "");
            }
        }

        private Trouble connect() throws InterruptedException {
            if (heard.isEmpty()) {
                tell(new SourceStatus.Connecting("looking for the server"), "");
            }
            try (var line = dial.open()) {
                var target = line.target();
                if (heard.isEmpty()) {
                    tell(new SourceStatus.Connecting("connecting to " + target.address()), "");
                }
                var channel = GrpcChannels.open(target);
                try {
                    session = new HubbleSession(target, channel, intake.decoder(), this);
                    return session.run();
                } finally {
                    channel.shutdownNow();
                    session = null;
                    liveSince = Optional.empty();
                    intake.flush(this::send);
                }
            } catch (IOException unreachable) {
                return Trouble.passing(
                        String.valueOf(unreachable.getMessage()), "check that Hubble runs and that you may reach it");
            }
        }

        private void ended(Trouble why, Duration pause) {
            var next = "next attempt in " + HubbleWords.duration(pause.plusMillis(500));
            tell(why.status(heard), heard.isEmpty() ? next : why.remedy() + ", " + next);
        }

        @Override
        public void heard(HubbleMessage message) {
            live();
            messages++;
            switch (message) {
                case HubbleEvent event -> intake.add(event);
                case HubbleMessage.Lost lost -> intake.add(lost);
                case HubbleMessage.NodeState change -> server.heard(change);
                case HubbleMessage.LeftOut leftOut -> {
                    if (!leftOut.sampled()) {
                        intake.unread();
                    }
                }
            }
        }

        @Override
        public void heard(ServerStatusResponse status) {
            live();
            server.heard(status);
            ring = status.getMaxFlows();
            boolean missed = serverSeen >= 0 && status.getSeenFlows() > serverSeen + 1;
            serverSeen = status.getSeenFlows();
            if (missed && intake.seen().none() && filter().terms().isEmpty() && !wholeRing && session != null) {
                wholeRing = true; // its clock is so far behind that all it sees is older than what was asked for
                session.reopen();
            }
        }

        private void live() {
            anything = true;
            if (liveSince.isEmpty()) {
                liveSince = Optional.of(clock.instant());
                toldAt = Instant.MIN;
            }
        }

        @Override
        public void tick() {
            intake.flush(this::send);
            long now = System.nanoTime();
            long idle = session == null ? 0 : session.takeIdle();
            double passed = Math.max(1, now - lookedAt);
            intake.sampling().look(1 - idle / passed, messages * 1e9 / passed);
            messages = 0;
            lookedAt = now;
            if (anything) {
                heard = Optional.of(clock.instant());
                anything = false;
            }
            liveSince.ifPresent(since -> {
                if (Duration.between(toldAt, clock.instant()).compareTo(BETWEEN_STATUSES) >= 0) {
                    tell(new SourceStatus.Live(since), server.line(intake.remarks()));
                }
            });
        }

        @Override
        public HubbleRequest request() {
            if (!intake.seen().none()) {
                return request.since(intake.seen().resumeAt(), filter());
            }
            if (wholeRing) {
                return request.last(Math.max(1, ring), filter());
            }
            var since = clock.instant().minus(context.query().window());
            return request.since(since.getEpochSecond() * 1_000_000_000L, filter());
        }

        @Override
        public FlowFilter filter() {
            return context.query().filter();
        }

        private void send(Flow flow) {
            if (!closed) {
                sink.accept(flow);
            }
        }

        private void tell(SourceStatus status, String detail) {
            toldAt = clock.instant();
            var news = new FlowSourceStatus(NAME, status, intake.lost(), detail);
            if (!closed && !news.equals(told)) {
                told = news;
                sink.status(news);
            }
        }
    }
}
