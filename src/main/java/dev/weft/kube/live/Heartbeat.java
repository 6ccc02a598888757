package dev.weft.kube.live;

import dev.weft.kube.api.ApiException;
import dev.weft.kube.api.ApiServer;
import dev.weft.kube.api.Fault;
import dev.weft.kube.api.Faults;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Whether the server still answers. A watch of a quiet kind is silent for minutes, and a connection that is dead at
/// the
/// other end looks the same; so a small question goes out every few seconds.
///
/// When it stays unanswered twice, everybody's stream is cut, which makes them stale; when it is answered again,
/// everybody who waits is woken.
///
/// Threads: one of its own in [#run]; the rest any.
final class Heartbeat {
    private static final Duration LIMIT = Duration.ofSeconds(3);

    /// A stream that can be cut.
    interface Stream {
        /// Ends what is read at the moment, as a broken connection would.
        void cut();

        /// Ends a watch that was silent since before `limit`.
        void cutIfSilent(Duration limit);
    }

    private final ApiServer server;
    private final Faults faults;
    private final Timings timings;
    private final Nudge nudge = new Nudge();
    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    private volatile Instant answered = Instant.EPOCH;
    private volatile Optional<Fault> fault = Optional.empty();

    Heartbeat(ApiServer server, Faults faults, Timings timings) {
        this.server = server;
        this.faults = faults;
        this.timings = timings;
    }

    void run() throws InterruptedException {
        while (true) {
            Thread.sleep(timings.heartbeat());
            try {
                ask();
                if (fault.isPresent()) {
                    fault = Optional.empty();
                    nudge.all();
                }
                streams.forEach(stream -> stream.cutIfSilent(timings.silence()));
            } catch (IOException silent) {
                fault = Optional.of(faults.connection(silent));
                streams.forEach(Stream::cut);
            }
        }
    }

    /// A refusal is an answer too.
    private void ask() throws IOException, InterruptedException {
        try {
            once();
        } catch (IOException first) {
            once(); // the first may have met a connection that only this client believed in
        }
        answered = Instant.now();
    }

    private void once() throws IOException, InterruptedException {
        try {
            server.get("/version", ApiServer.JSON, LIMIT).close();
        } catch (ApiException refusal) {
            if (refusal.code() >= 500) {
                throw refusal;
            }
        }
    }

    void watch(Stream stream) {
        streams.add(stream);
    }

    void leave(Stream stream) {
        streams.remove(stream);
    }

    /// When the server was last known to answer.
    Instant answered() {
        return answered;
    }

    /// Why it does not answer at the moment.
    Optional<Fault> fault() {
        return fault;
    }

    /// Nudged when the server is back.
    Nudge recovery() {
        return nudge;
    }
}
