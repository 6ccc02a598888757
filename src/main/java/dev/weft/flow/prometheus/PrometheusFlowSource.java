package dev.weft.flow.prometheus;

import dev.weft.cluster.SourceStatus;
import dev.weft.flow.FlowContext;
import dev.weft.flow.FlowSink;
import dev.weft.flow.FlowSource;
import dev.weft.flow.FlowSourceStatus;
import dev.weft.flow.link.BackOff;
import dev.weft.flow.link.SourceThread;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The edges of one family of metrics, asked of a Prometheus again and again. Each round replaces the rates; nothing is
/// sent when no sample came in since the last.
///
/// Threads: one virtual thread owns everything here and is the only one that sends.
public final class PrometheusFlowSource implements FlowSource {
    /// How often it is asked, and how often the user's wish is looked at meanwhile.
    public record Pace(Duration pause, Duration look) {
        /// As often as most are told to scrape; their samples are no newer.
        public static final Pace USUAL = new Pace(Duration.ofSeconds(15), Duration.ofSeconds(1));
    }

    private static final Logger LOG = LoggerFactory.getLogger(PrometheusFlowSource.class);
    /// Smaller differences between the clocks are those of the way and of the answer.
    private static final Duration SKEW = Duration.ofSeconds(10);

    private final MetricFamily family;
    private final PrometheusApi api;
    private final Pace pace;
    private final InstantSource clock;
    private final FamilyPoll poll;
    private final BackOff<String> faults;
    private final SourceThread thread = new SourceThread();
    private volatile boolean closed;
    private @Nullable MetricEnds ends;
    private Optional<Instant> since = Optional.empty();
    private Instant lastHeard = Instant.EPOCH;
    private Instant newest = Instant.EPOCH;
    private Duration window = Duration.ZERO;
    private FamilyPoll.Heard heard = FamilyPoll.Heard.NOTHING;
    private long lost;

    public PrometheusFlowSource(MetricFamily family, PrometheusApi api, Pace pace, InstantSource clock) {
        this.family = family;
        this.api = api;
        this.pace = pace;
        this.clock = clock;
        this.poll = new FamilyPoll(family, new PrometheusQueries(api));
        this.faults = new BackOff<>(pace.pause().dividedBy(2));
    }

    @Override
    public String name() {
        return family.name();
    }

    @Override
    public void start(FlowContext context, FlowSink sink) {
        thread.begin("weft-" + family.name(), () -> run(context, sink));
    }

    private void run(FlowContext context, FlowSink sink) {
        try {
            say(sink, new SourceStatus.Connecting("waiting for the list of workloads"), "");
            while (!closed && !context.cluster().stamp().synced()) {
                Thread.sleep(pace.look());
            }
            say(sink, new SourceStatus.Connecting("asking " + api.where()), "");
            while (!closed) {
                round(context, sink);
                pause(context);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            LOG.error("W-PROMETHEUS: the source ended", bug);
            say(sink, new SourceStatus.Failed("it ended by a mistake of Weft's (W-PROMETHEUS)",
                    "switch the source off and on again, and report the log"), "");
        }
    }

    private void round(FlowContext context, FlowSink sink) throws InterruptedException {
        try {
            hear(context, sink);
            faults.succeeded(family.name());
        } catch (PrometheusFailure failure) {
            faults.failed(family.name(), clock.instant(), failure.cause());
            report(failure, sink);
        }
    }

    private void hear(FlowContext context, FlowSink sink) throws PrometheusFailure, InterruptedException {
        var held = poll.held(context.query().window());
        if (held.newest().isEmpty()) {
            say(sink, new SourceStatus.Stale(since.isEmpty() ? clock.instant() : lastHeard,
                    "Prometheus has no sample of " + family.name() + " of the last minutes"),
                    "check that its proxies or agents run and are scraped");
            return;
        }
        if (!held.enough()) {
            say(sink, new SourceStatus.Connecting("Prometheus holds %s of %s, rates need %s".formatted(
                    PollSentence.span(held.window()), family.name(), PollSentence.span(held.shortest()))), "");
            return;
        }
        var ahead = Duration.between(clock.instant(), held.now());
        var moved = ahead.abs().compareTo(SKEW) > 0 ? ahead : Duration.ZERO;
        if (held.newest().get().isAfter(newest) || !held.window().equals(window)) {
            heard = poll.ask(ends(context), held, held.newest().get().minus(moved));
            lost += heard.beyond();
            newest = held.newest().get();
            window = held.window();
            heard.flows().forEach(sink::accept);
        }
        lastHeard = clock.instant();
        since = since.or(() -> Optional.of(lastHeard));
        say(sink, state(held), new PollSentence(api.where(), held, moved, heard).text());
    }

    private SourceStatus state(FamilyPoll.Held held) {
        var age = Duration.between(newest, held.now());
        return age.compareTo(FamilyPoll.SHORTEST) > 0
                ? new SourceStatus.Stale(lastHeard.minus(age), "the newest sample is " + PollSentence.span(age)
                        + " old: Prometheus does not scrape it now")
                : new SourceStatus.Live(since.orElse(lastHeard));
    }

    private MetricEnds ends(FlowContext context) {
        var snapshot = context.cluster();
        var known = ends;
        if (known == null || !known.of(snapshot)) {
            known = new MetricEnds(snapshot);
            ends = known;
        }
        return known;
    }

    /// What was heard before stays on screen: it is only no longer new.
    private void report(PrometheusFailure failure, FlowSink sink) {
        var status = since.isPresent()
                ? new SourceStatus.Stale(lastHeard, failure.cause())
                : new SourceStatus.Failed(failure.cause(), failure.remedy());
        say(sink, status, since.isPresent() ? failure.remedy() : "");
    }

    private void say(FlowSink sink, SourceStatus status, String detail) {
        if (!closed) {
            sink.status(new FlowSourceStatus(family.name(), status, lost, detail));
        }
    }

    /// Until the next round is due, or the user looks at another window.
    private void pause(FlowContext context) throws InterruptedException {
        var asked = context.query().window();
        var started = clock.instant();
        var until = started.plus(pace.pause());
        while (!closed
                && (clock.instant().isBefore(until) || !faults.mayTry(family.name(), clock.instant()))
                && !clock.instant().isBefore(started)
                && asked.equals(context.query().window())) {
            Thread.sleep(pace.look());
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.end();
    }
}
