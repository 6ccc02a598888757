package dev.weft.kube.live;

import dev.weft.cluster.Change;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.kube.api.ApiServer;
import dev.weft.kube.api.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One kind, as far as its user may see it: everywhere; or, when that is forbidden, namespace by namespace, until it is
/// allowed after all.
///
/// Then the line of the whole kind says *failed* and the lines of single namespaces say what they are: a namespace that
/// nobody could name is one that was not read.
final class KindScope {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_WAIT = 10;

    private final Upstream up;
    private final KindReader reader;
    private final Names names;
    private final FirstPicture first;
    private final Consumer<Change> sink;
    private final Map<ObjectRef, Feed.Sent> known = new ConcurrentHashMap<>();
    private final Map<String, Thread> children = new TreeMap<>();

    KindScope(Upstream up, KindReader reader, Names names, FirstPicture first, Consumer<Change> sink) {
        this.up = up;
        this.reader = reader;
        this.names = names;
        this.first = first;
        this.sink = sink;
    }

    private ResourceKind kind() {
        return reader.kind();
    }

    /// Ends by interruption.
    void run() throws InterruptedException {
        var whole = feed("");
        while (true) {
            var refusal = new KindWatch(up, whole).run();
            var fault = up.faults().reading(kind(), "", refusal);
            if (kind().namespaced()) {
                eachNamespace(whole, fault);
            } else if (kind().equals(ResourceKind.NAMESPACE)) {
                ownNamespace(whole, fault);
            } else {
                whole.failed(fault);
                Thread.sleep(up.timings().forbidden());
            }
        }
    }

    private Feed feed(String namespace) {
        return new Feed(reader, namespace, known, sink);
    }

    private void eachNamespace(Feed whole, Fault fault) throws InterruptedException {
        try {
            names.current().forEach(name -> first.expect(kind(), name));
            whole.failed(fault);
            long asked = System.nanoTime();
            do {
                adjust();
                names.awaitChange(up.timings().forbidden());
                if (System.nanoTime() - asked >= up.timings().forbidden().toNanos()) {
                    asked = System.nanoTime();
                    if (allowed()) {
                        return;
                    }
                }
            } while (true);
        } finally {
            stopChildren();
        }
    }

    /// One thread for each namespace that is there now.
    private void adjust() throws InterruptedException {
        var wanted = names.current();
        for (var gone : new HashSet<>(children.keySet())) {
            if (!wanted.contains(gone)) {
                end(gone);
                feed(gone).absent();
            }
        }
        for (var name : wanted) {
            children.computeIfAbsent(name, _ -> Thread.ofVirtual()
                    .name(LiveCluster.THREADS + kind().plural() + "-" + name)
                    .start(() -> within(feed(name))));
        }
    }

    private void within(Feed feed) {
        try {
            for (int times = 1; ; times++) {
                var refusal = new KindWatch(up, feed).run();
                feed.failed(up.faults().reading(kind(), feed.namespace(), refusal));
                Thread.sleep(up.timings().forbidden().multipliedBy(Math.min(times, LONGEST_WAIT)));
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(String name) throws InterruptedException {
        var child = children.remove(name);
        if (child != null) {
            child.interrupt();
            child.join();
        }
    }

    private void stopChildren() throws InterruptedException {
        children.values().forEach(Thread::interrupt);
        for (var name : new HashSet<>(children.keySet())) {
            end(name);
        }
    }

    private boolean allowed() throws InterruptedException {
        try (var body = up.server().get(ApiServer.path(kind(), "") + "?limit=1", reader.accept(true), limit())) {
            return body != null;
        } catch (IOException still) {
            return false;
        }
    }

    private Duration limit() {
        return up.timings().answer();
    }

    /// Labels of the context's own namespace: rights within a namespace include reading it, by its name only.
    private void ownNamespace(Feed whole, Fault fault) throws InterruptedException {
        var own = feed(names.own());
        first.expect(kind(), names.own());
        whole.failed(fault);
        do {
            readOwn(own);
            Thread.sleep(up.timings().forbidden());
        } while (!allowed());
    }

    private void readOwn(Feed own) throws InterruptedException {
        try (var body = up.server().get(ApiServer.path(kind(), "") + "/" + names.own(), ApiServer.JSON, limit())) {
            if (JSON.readTree(body) instanceof ObjectNode namespace) {
                own.put(namespace);
                own.live();
            }
        } catch (IOException | JacksonException refused) {
            own.failed(up.faults().reading(kind(), "", refused));
        }
    }
}
