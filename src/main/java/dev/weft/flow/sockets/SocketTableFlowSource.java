package dev.weft.flow.sockets;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.SourceStatus;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowContext;
import dev.weft.flow.FlowCounts;
import dev.weft.flow.FlowFacts;
import dev.weft.flow.FlowSink;
import dev.weft.flow.FlowSource;
import dev.weft.flow.FlowSourceStatus;
import dev.weft.flow.ReadPlan;
import dev.weft.flow.access.PodShell;
import dev.weft.flow.link.BackOff;
import dev.weft.flow.link.SourceThread;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Flows without any agent: the socket tables of pods, read again and again by running `cat` in them, in the namespaces
/// that the user has consented to.
///
/// It is a sample, not a trace: a connection that opened and closed between two passes shows only as TIME-WAIT, at the
/// end that closed first. Bytes and requests are not known. DNS over unconnected UDP does not show, nor do pods on
/// their node's network, nor whom source NAT hides.
///
/// Never a storm: so many commands at once, so many a second, so many pods a pass; with more pods they take turns, and
/// the status says how long that takes.
///
/// Threads: one virtual thread owns everything here and is the only one that sends; those that read pods end with it.
public final class SocketTableFlowSource implements FlowSource {
    public static final String NAME = SocketJoin.NAME;
    private static final Logger LOG = LoggerFactory.getLogger(SocketTableFlowSource.class);
    private static final int PODS_BETWEEN_REPORTS = 20;

    private final Set<String> namespaces;
    private final ReadPlan.Pace pace;
    private final InstantSource clock;
    private final SocketReader reader;
    private final BackOff<ObjectRef> pods;
    private final BackOff<String> refusals;
    private final ReadTurns turns = new ReadTurns();
    private final KnownConnections known = new KnownConnections();
    private SocketCoverage.Heard heard = new SocketCoverage.Heard(false, Instant.EPOCH, Instant.EPOCH);
    private long lost;
    private volatile boolean closed;
    private final SourceThread thread = new SourceThread();

    /// `namespaces` are those whose pods may be read.
    public SocketTableFlowSource(PodShell shell, Set<String> namespaces, ReadPlan.Pace pace, InstantSource clock) {
        this.namespaces = Set.copyOf(namespaces);
        this.pace = pace;
        this.clock = clock;
        this.reader = new SocketReader(new PacedShell(shell, pace.perSecond(), PacedShell.Ticks.REAL), pace.limit());
        this.pods = new BackOff<>(pace.pause());
        this.refusals = new BackOff<>(pace.pause());
    }

    @Override
    public String name() {
        return SocketJoin.NAME;
    }

    @Override
    public void start(FlowContext context, FlowSink sink) {
        thread.begin("weft-sockets", () -> run(context, new Gate(sink)));
    }

    private void run(FlowContext context, Gate sink) {
        heard = new SocketCoverage.Heard(false, clock.instant(), clock.instant());
        try {
            while (!closed) {
                pass(context.cluster(), sink);
                Thread.sleep(pace.pause());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            LOG.error("W-SOCKETS: the source ended", bug);
            sink.status(new FlowSourceStatus(
                    name(), new SourceStatus.Failed("it ended by a mistake of Weft's (W-SOCKETS)",
                            "consent again to restart it, and report the log"), lost, ""));
        }
    }

    private void pass(ClusterSnapshot snapshot, Gate sink) throws InterruptedException {
        var plan = ReadPlan.of(snapshot, namespaces);
        if (plan.pods().isEmpty() && !snapshot.stamp().synced()) {
            connecting("waiting for the list of pods", sink);
            return;
        }
        var planned = new HashSet<>(plan.pods());
        pods.keepOnly(planned);
        reader.keepOnly(planned);
        turns.keepOnly(planned);
        var due = due(plan, snapshot, clock.instant());
        var harvest = new SocketRound(reader, pace.atOnce()).read(due, done -> {
            if (!heard.ever() && done % PODS_BETWEEN_REPORTS == 0) {
                connecting("reading pods, %d of %d so far".formatted(done, due.size()), sink);
            }
        });
        remember(harvest);
        var picture = SocketJoin.join(harvest.tables(), snapshot);
        send(picture, sink);
        known.passed(pace.passes(plan.pods().size()));
        report(plan, due.size(), harvest, picture, sink);
    }

    private void connecting(String detail, Gate sink) {
        sink.status(new FlowSourceStatus(name(), new SourceStatus.Connecting(detail), lost, ""));
    }

    private List<Pod> due(ReadPlan plan, ClusterSnapshot snapshot, Instant now) {
        var due = plan.pods().stream()
                .filter(ref -> pods.mayTry(ref, now) && refusals.mayTry(ref.namespace(), now))
                .toList();
        return turns.next(due, pace.perPass()).stream()
                .map(snapshot::pod)
                .flatMap(Optional::stream)
                .toList();
    }

    private void remember(SocketRound.Harvest harvest) {
        var now = clock.instant();
        harvest.refused().forEach((namespace, reason) -> refusals.failed(namespace, now, reason));
        harvest.failures().forEach((pod, failure) -> {
            if (!harvest.refused().containsKey(pod.namespace())) {
                pods.failed(pod, now, String.valueOf(failure.getMessage()));
            }
        });
        harvest.tables().forEach((pod, table) -> {
            pods.succeeded(pod);
            refusals.succeeded(pod.namespace());
            lost += table.unreadable();
        });
        if (!harvest.tables().isEmpty()) {
            heard = heard.at(now);
        }
    }

    /// A connection that was there in the last pass already is seen again, but not counted again.
    private void send(SocketPicture picture, Gate sink) {
        var now = clock.instant();
        picture.edges().forEach((edge, there) -> {
            long fresh = known.fresh(there.connections());
            sink.accept(Flow.at(edge, now, FlowCounts.events(1).withConnections(fresh))
                    .with(FlowFacts.note(there.note())));
        });
    }

    private void report(
            ReadPlan plan, int asked, SocketRound.Harvest harvest, SocketPicture picture, Gate sink) {
        var failures = new HashMap<String, String>();
        pods.failures().forEach((pod, failure) -> failures.put(pod.path(), failure.reason()));
        var refused = new TreeSet<>(refusals.failures().keySet());
        var pass = new SocketCoverage.Pass(
                plan.pods().size(), asked, harvest.tables().size(), plan.turns(pace));
        sink.status(new SocketCoverage(pass, failures, refused, lost).status(heard, picture));
    }

    @Override
    public void close() {
        closed = true;
        thread.end();
    }

    /// Lets nothing through once the source is closed.
    private final class Gate implements FlowSink {
        private final FlowSink sink;

        Gate(FlowSink sink) {
            this.sink = sink;
        }

        @Override
        public void accept(Flow flow) {
            if (!closed) {
                sink.accept(flow);
            }
        }

        @Override
        public void status(FlowSourceStatus status) {
            if (!closed) {
                sink.status(status);
            }
        }
    }
}
