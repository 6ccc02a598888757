package dev.weft.flow.sockets;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.flow.access.ShellFailure;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One pass over pods: each is read once, a few at a time. Once a namespace has refused, the rest of it is not asked.
///
/// Threads: one virtual thread for each pod; an interrupt of the caller ends them all.
final class SocketRound {
    /// What one pass brought. `refused` are namespaces, with what the API server said.
    record Harvest(
            Map<ObjectRef, SocketTable> tables, Map<ObjectRef, ShellFailure> failures, Map<String, String> refused) {
        Harvest {
            tables = Map.copyOf(tables);
            failures = Map.copyOf(failures);
            refused = Map.copyOf(refused);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(SocketRound.class);

    private final SocketReader reader;
    private final Semaphore atOnce;
    private final Map<ObjectRef, SocketTable> tables = new ConcurrentHashMap<>();
    private final Map<ObjectRef, ShellFailure> failures = new ConcurrentHashMap<>();
    private final Map<String, String> refused = new ConcurrentHashMap<>();

    SocketRound(SocketReader reader, int atOnce) {
        this.reader = reader;
        this.atOnce = new Semaphore(atOnce);
    }

    /// `progress` is told on the caller's thread how many pods have answered so far.
    Harvest read(Collection<Pod> pods, IntConsumer progress) throws InterruptedException {
        var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("weft-sockets-", 0).factory());
        try {
            var answers = new ExecutorCompletionService<Pod>(threads);
            pods.forEach(pod -> answers.submit(reading(pod)));
            for (int done = 1; done <= pods.size(); done++) {
                reportBug(answers.take());
                progress.accept(done);
            }
            return new Harvest(tables, failures, refused);
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<Pod> reading(Pod pod) {
        return () -> {
            atOnce.acquire();
            try {
                if (!refused.containsKey(pod.namespace())) {
                    tables.put(pod.ref(), reader.read(pod));
                }
            } catch (ShellFailure failure) {
                failures.put(pod.ref(), failure);
                if (failure.reason() == ShellFailure.Reason.FORBIDDEN) {
                    refused.put(pod.namespace(), String.valueOf(failure.getMessage()));
                }
            } finally {
                atOnce.release();
            }
            return pod;
        };
    }

    private static void reportBug(Future<Pod> answer) throws InterruptedException {
        try {
            answer.get();
        } catch (ExecutionException bug) {
            LOG.error("W-SOCKETS: a pod was not read", bug.getCause());
        }
    }
}
