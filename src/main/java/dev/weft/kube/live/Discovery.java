package dev.weft.kube.live;

import dev.weft.cluster.ResourceKind;
import dev.weft.kube.api.ApiException;
import dev.weft.kube.api.ApiServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Which kinds the server serves now. CRDs come and go, so an answer is trusted for a moment only; kinds of one group
/// share it.
///
/// Asked before a kind is listed: to a user without rights a kind that is not installed looks like one that is
/// forbidden, and the one is no fault, the other makes verdicts unknown.
///
/// Threads: any.
final class Discovery {
    private record Answer(long nanos, Set<String> plurals, boolean known) {
        boolean fresh(Duration trust) {
            return System.nanoTime() - nanos < trust.toNanos();
        }
    }

    private final ApiServer server;
    private final Duration limit;
    private final Duration trust;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, ReentrantLock> asking = new ConcurrentHashMap<>();

    Discovery(ApiServer server, Duration limit, Duration trust) {
        this.server = server;
        this.limit = limit;
        this.trust = trust;
    }

    boolean served(ResourceKind kind) throws IOException, InterruptedException {
        var path = ApiServer.version(kind);
        var one = asking.computeIfAbsent(path, _ -> new ReentrantLock());
        one.lockInterruptibly();
        try {
            var answer = answers.get(path);
            if (answer == null || !answer.fresh(trust)) {
                answer = ask(path);
                answers.put(path, answer);
            }
            return !answer.known() || answer.plurals().contains(kind.plural());
        } finally {
            one.unlock();
        }
    }

    /// A group that may not be asked about is taken for served; the list will tell.
    private Answer ask(String path) throws IOException, InterruptedException {
        try (var body = server.get(path, ApiServer.JSON, limit)) {
            var plurals = new TreeSet<String>();
            new JsonMapper().readTree(body).path("resources")
                    .forEach(one -> plurals.add(one.path("name").asString("")));
            return new Answer(System.nanoTime(), plurals, true);
        } catch (ApiException refusal) {
            return switch (refusal.code()) {
                case ApiException.NOT_FOUND -> new Answer(System.nanoTime(), Set.of(), true);
                case ApiException.FORBIDDEN -> new Answer(System.nanoTime(), Set.of(), false);
                default -> throw refusal;
            };
        } catch (JacksonException broken) {
            throw new IOException("the list of served kinds broke off", broken);
        }
    }

    void forget(ResourceKind kind) {
        answers.remove(ApiServer.version(kind));
    }
}
