package dev.weft.kube.live;

import dev.weft.cluster.ObjectRef;
import dev.weft.kube.api.ApiException;
import dev.weft.kube.api.ApiServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads one kind, everywhere or in one namespace, and follows it for ever: a list, then a watch from the list's
/// version
/// on, then another watch from the last version seen; a new list only when the server has forgotten that version (410).
///
/// Threads: confined to one; [Heartbeat] may cut the stream from another.
final class KindWatch implements Heartbeat.Stream {
    private static final JsonMapper JSON = new JsonMapper();
    /// A watch that ends sooner is counted as a failure, or a proxy that closes at once would be asked without a pause.
    private static final long SHORTEST_NANOS = 1_000_000_000L;

    private final Upstream up;
    private final Feed feed;
    private final Backoff backoff = new Backoff(ThreadLocalRandom.current());
    private final AtomicReference<@Nullable InputStream> open = new AtomicReference<>();
    private volatile boolean watching;
    private volatile boolean silenced;
    private volatile long lastLine;
    private String version = "";

    KindWatch(Upstream up, Feed feed) {
        this.up = up;
        this.feed = feed;
    }

    /// Ends by interruption; or returns the refusal when the kind may not be read here.
    ApiException run() throws InterruptedException {
        up.heartbeat().watch(this);
        try {
            while (true) {
                try {
                    step();
                } catch (ApiException refusal) {
                    if (refusal.code() == ApiException.FORBIDDEN) {
                        return refusal;
                    }
                    refused(refusal);
                } catch (IOException broken) {
                    broken(broken);
                }
            }
        } finally {
            up.heartbeat().leave(this);
        }
    }

    private void step() throws IOException, InterruptedException {
        if (!up.discovery().served(feed.kind())) {
            version = "";
            feed.absent();
            up.heartbeat().recovery().await(up.timings().discovery());
        } else if (version.isEmpty()) {
            version = list();
            feed.live();
            backoff.reset();
        } else {
            long start = System.nanoTime();
            follow();
            if (System.nanoTime() - start < SHORTEST_NANOS && !silenced) {
                rest();
            }
        }
    }

    private String list() throws IOException, InterruptedException {
        var present = new HashSet<ObjectRef>();
        var page = new ListPage("", "");
        feed.progress("reading " + feed.kind().plural());
        do {
            page = page(page.next(), present);
            feed.progress("reading " + feed.kind().plural() + ", " + present.size() + " so far");
        } while (!page.next().isEmpty());
        feed.listed(present);
        return page.resourceVersion();
    }

    private ListPage page(String from, Set<ObjectRef> present) throws IOException, InterruptedException {
        var next = from.isEmpty() ? "" : "&continue=" + URLEncoder.encode(from, StandardCharsets.UTF_8);
        try (var body = open("?limit=" + up.timings().page() + next, true)) {
            return ListPage.read(body, object -> {
                feed.reader().ref(object).ifPresent(present::add);
                feed.put(object);
            });
        } finally {
            open.set(null);
        }
    }

    /// Four to five minutes each, so that not all watches of a cluster begin again at once.
    private void follow() throws IOException, InterruptedException {
        int seconds = ThreadLocalRandom.current().nextInt(240, 300);
        silenced = false;
        var query = "?watch=true&allowWatchBookmarks=true&timeoutSeconds=" + seconds + "&resourceVersion=" + version;
        try (var body = open(query, false);
                var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            lastLine = System.nanoTime();
            watching = true;
            feed.live();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                lastLine = System.nanoTime();
                event(JSON.readTree(line));
            }
        } catch (JacksonException broken) {
            throw new IOException("the watch broke off", broken);
        } catch (IOException broken) {
            if (!silenced) {
                throw broken;
            }
        } finally {
            watching = false;
            open.set(null);
        }
    }

    private void event(JsonNode event) throws ApiException {
        if (!(event.path("object") instanceof ObjectNode object)) {
            return;
        }
        switch (event.path("type").asString("")) {
            case "ADDED", "MODIFIED" -> feed.put(object);
            case "DELETED" -> feed.remove(object);
            case "ERROR" -> throw new ApiException(
                    object.path("code").asInt(0), ApiServer.shortened(object.path("message").asString("")));
            default -> feed.heard(); // a bookmark: only its version counts
        }
        var seen = KindReader.resourceVersion(object);
        version = seen.isEmpty() ? version : seen;
        backoff.reset();
    }

    private InputStream open(String query, boolean list) throws IOException, InterruptedException {
        var path = ApiServer.path(feed.kind(), feed.namespace()) + query;
        var body = up.server().get(path, feed.reader().accept(list), up.timings().answer());
        open.set(body);
        return body;
    }

    private void refused(ApiException refusal) throws InterruptedException {
        switch (refusal.code()) {
            case ApiException.GONE -> version = "";
            case ApiException.NOT_FOUND -> {
                up.discovery().forget(feed.kind());
                version = "";
            }
            case ApiException.UNAUTHORIZED -> feed.failed(up.faults().connection(refusal));
            default -> {
                troubled(refusal);
                version = ""; // a version from before the server's trouble may be one it never wrote down
            }
        }
        rest();
    }

    private void broken(IOException failure) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        troubled(failure);
        rest();
    }

    private void troubled(IOException failure) {
        var fault = up.heartbeat().fault().orElseGet(() -> up.faults().reading(feed.kind(), feed.namespace(), failure));
        if (feed.pictured()) {
            feed.stale(up.heartbeat().answered(), fault);
        } else {
            feed.failed(fault);
        }
    }

    private void rest() throws InterruptedException {
        up.heartbeat().recovery().await(backoff.next());
    }

    @Override
    public void cut() {
        var body = open.get();
        if (body != null) {
            try {
                body.close();
            } catch (IOException already) {
                // it is broken, which is all that is wanted
            }
        }
    }

    @Override
    public void cutIfSilent(Duration limit) {
        if (watching && System.nanoTime() - lastLine > limit.toNanos()) {
            silenced = true;
            cut();
        }
    }
}
