package dev.weft.kube.live;

import dev.weft.apply.PolicyCluster;
import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSource;
import dev.weft.cluster.ResourceKind;
import dev.weft.flow.access.ClusterAccess;
import dev.weft.kube.access.AccessReviews;
import dev.weft.kube.access.ClusterUid;
import dev.weft.kube.access.PodExec;
import dev.weft.kube.access.PodForward;
import dev.weft.kube.access.Secrets;
import dev.weft.kube.access.ServiceGet;
import dev.weft.kube.api.ApiServer;
import dev.weft.kube.api.Faults;
import dev.weft.kube.config.ClusterClient;
import dev.weft.kube.config.ExecConsent;
import dev.weft.kube.config.KubeContext;
import dev.weft.kube.write.PolicyWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A real cluster, watched: every kind of [LiveKinds] and every policy kind it is told of, as long as it is open,
/// through restarts of the server and changes of rights.
///
/// Threads: `start` and `close` from one; changes come from several.
public final class LiveCluster implements ClusterSource {
    static final String THREADS = "live-";

    /// What a watch does when it is told to end takes no time; the network may hold up the rest.
    private static final long CLOSING_SECONDS = 5;

    private final ClusterClient connection;
    private final List<KindReader> kinds;
    private final Timings timings;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(THREADS, 0).factory());
    private final Names names;
    private final FirstPicture first = new FirstPicture();
    private @Nullable Consumer<Change> sink;
    private volatile boolean closed;

    LiveCluster(ClusterClient connection, List<ResourceKind> policies, Timings timings) {
        this.connection = connection;
        this.kinds = LiveKinds.with(policies);
        this.timings = timings;
        this.names = new Names(connection.context().namespace());
    }

    /// Ready to start; connects to nothing and runs nothing yet. `policies` are the kinds to read as manifests, whether
    /// they are served now, later or never.
    public static LiveCluster connect(KubeContext context, ExecConsent consent, List<ResourceKind> policies) {
        return new LiveCluster(ClusterClient.of(context, consent), policies, Timings.USUAL);
    }

    /// The ways into this cluster for flow sources, through the same connection, until it is closed.
    public ClusterAccess access() {
        return new ClusterAccess(
                new PodExec(connection),
                new PodForward(connection),
                new ServiceGet(connection),
                new AccessReviews(connection),
                new Secrets(connection));
    }

    /// By what this cluster is known under any address. Blocks for some seconds at most; empty where nobody says.
    public Optional<String> uid() {
        return new ClusterUid(connection).read();
    }

    /// The way to write policies, through the same connection, until it is closed. Nothing is written by opening it.
    public PolicyCluster policies() {
        return new PolicyWriter(connection);
    }

    /// The address of its API server.
    public String server() {
        return connection.context().server();
    }

    /// The name of its context in the kubeconfig.
    public String context() {
        return connection.context().name();
    }

    @Override
    public String name() {
        return "context " + connection.context().name();
    }

    @Override
    public void start(Consumer<Change> sink) {
        this.sink = sink;
        var server = new ApiServer(connection);
        var faults = new Faults(connection.context());
        var heartbeat = new Heartbeat(server, faults, timings);
        var discovery = new Discovery(server, timings.answer(), timings.discovery().dividedBy(2));
        var up = new Upstream(server, discovery, heartbeat, faults, timings);
        kinds.forEach(reader -> first.expect(reader.kind(), ""));
        run(heartbeat::run);
        kinds.forEach(reader -> run(new KindScope(up, reader, names, first, this::send)::run));
    }

    private void send(Change change) {
        var to = sink;
        if (closed || to == null) {
            return;
        }
        to.accept(change);
        names.see(change);
        if (first.completedBy(change)) {
            to.accept(new Change.Synced(Instant.now()));
        }
    }

    private interface Task {
        void run() throws InterruptedException;
    }

    private void run(Task task) {
        threads.execute(() -> {
            try {
                task.run();
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
        connection.close();
        ended();
    }

    /// Whether every thread came to its end. One may be left waiting for a consent that nobody gives; it sends nothing.
    boolean ended() {
        try {
            return threads.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
