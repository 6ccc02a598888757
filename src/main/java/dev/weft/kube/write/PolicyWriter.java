package dev.weft.kube.write;

import dev.weft.apply.ApplyWish;
import dev.weft.apply.Attempt;
import dev.weft.apply.Live;
import dev.weft.apply.PolicyCluster;
import dev.weft.apply.Right;
import dev.weft.apply.ServerAnswer;
import dev.weft.apply.ServerAnswer.Reason;
import dev.weft.apply.ServerAnswer.Refused;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Origin;
import dev.weft.cluster.ResourceKind;
import dev.weft.kube.access.AccessReviews;
import dev.weft.kube.api.ApiServer;
import dev.weft.kube.api.Exchange;
import dev.weft.kube.api.Faults;
import dev.weft.kube.config.AccessException;
import dev.weft.kube.config.ClusterClient;
import dev.weft.yaml.Wishes;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Policies into a cluster: the only class that creates, changes or deletes anything there.
///
/// Threads: any; every call blocks, at most as long as the server lets its webhooks, and is ended by an interrupt.
public final class PolicyWriter implements PolicyCluster {
    /// A webhook may take 30 s, and one object may meet several; the server gives up after 60 s.
    /// Source: admissionregistration.k8s.io/v1 timeoutSeconds; kube-apiserver --request-timeout.
    private static final Duration LIMIT = Duration.ofSeconds(65);

    private static final Duration READING = Duration.ofSeconds(15);
    private static final String KUBECTL_COPY = "kubectl.kubernetes.io/last-applied-configuration";
    private static final String DRY = "dryRun=All";
    private static final JsonMapper JSON = new JsonMapper();

    private final ClusterClient connection;
    private final Exchange exchange;
    private final Faults faults;
    private final Duration limit;

    public PolicyWriter(ClusterClient connection) {
        this(connection, LIMIT);
    }

    PolicyWriter(ClusterClient connection, Duration limit) {
        this.connection = connection;
        this.limit = limit;
        this.exchange = new Exchange(connection);
        this.faults = new Faults(connection.context());
    }

    @Override
    public Live live(ResourceKind kind, ObjectRef ref) throws InterruptedException {
        try {
            var answer = exchange.get(path(kind, ref), limit.compareTo(READING) < 0 ? limit : READING);
            if (answer.good()) {
                return new Live.There(manifest(kind, ref, answer.text()));
            }
            if (answer.code() == java.net.HttpURLConnection.HTTP_NOT_FOUND) {
                return isOfTheObject(answer) ? new Live.Absent() : new Live.NotServed();
            }
            return new Live.Unknown(Statuses.refused(answer, kind, ref.label()).line());
        } catch (IOException failed) {
            return new Live.Unknown(faults.connection(failed).line());
        }
    }

    /// A server that knows the kind names the object that it misses; one that does not answers 404 to the path.
    private static boolean isOfTheObject(Exchange.Answer answer) {
        return answer.text().contains("\"reason\":\"NotFound\"") && answer.text().contains("\"details\":{\"name\"");
    }

    @Override
    public List<Right> rights(Attempt attempt) throws InterruptedException {
        var reviews = new AccessReviews(connection);
        var rights = new ArrayList<Right>();
        for (var verb : verbs(attempt)) {
            rights.add(right(reviews, verb, attempt.wish()));
        }
        return List.copyOf(rights);
    }

    /// Source: "Server-Side Apply": an apply patches, and creates what is not there.
    private static List<String> verbs(Attempt attempt) {
        return switch (attempt.wish()) {
            case ApplyWish.Remove _ -> List.of("get", "delete");
            case ApplyWish.Put _ when attempt.live().isEmpty() -> List.of("get", "patch", "create");
            case ApplyWish.Put _ ->
                attempt.way() == Attempt.Way.REPLACE ? List.of("get", "update") : List.of("get", "patch");
        };
    }

    private static Right right(AccessReviews reviews, String verb, ApplyWish wish) throws InterruptedException {
        var kind = wish.kind();
        var ref = wish.ref();
        try {
            if (reviews.may(verb, kind.group(), kind.plural(), ref.namespace(), ref.name())) {
                return new Right(verb, Right.Answer.YES, "");
            }
            var where = ref.namespace().isEmpty() ? "" : " -n " + ref.namespace();
            return new Right(
                    verb,
                    Right.Answer.NO,
                    "you may not " + verb + " " + ref.label() + "; ask for the right, see: kubectl auth can-i " + verb
                            + " " + kind.resource() + where + ".");
        } catch (IOException silent) {
            return new Right(verb, Right.Answer.UNKNOWN, String.valueOf(silent.getMessage()));
        }
    }

    @Override
    public ServerAnswer dryRun(Attempt attempt) throws InterruptedException {
        return send(attempt, DRY);
    }

    @Override
    public ServerAnswer write(Attempt attempt) throws InterruptedException {
        return send(attempt, "");
    }

    private ServerAnswer send(Attempt attempt, String dry) throws InterruptedException {
        var wish = attempt.wish();
        var kind = wish.kind();
        try {
            var query = wish instanceof ApplyWish.Remove
                    ? ""
                    : "?fieldManager=" + Attempt.MANAGER + "&fieldValidation=Strict" + (dry.isEmpty() ? "" : "&" + dry);
            var answer = exchange.write(content(attempt, !dry.isEmpty()), path(kind, wish.ref()) + query, limit);
            if (!answer.good()) {
                return Statuses.refused(answer, kind, wish.ref().label());
            }
            return new ServerAnswer.Accepted(wish instanceof ApplyWish.Remove
                    ? Optional.empty()
                    : Optional.of(manifest(kind, wish.ref(), answer.text())));
        } catch (IOException failed) {
            var fault = faults.connection(failed);
            return new Refused(
                    neverLeft(failed) ? Reason.UNREACHABLE : Reason.SILENT, fault.cause(), fault.remedy(), List.of());
        }
    }

    /// Did it fail before a byte of the request was sent?
    private static boolean neverLeft(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof java.net.http.HttpConnectTimeoutException
                    || cause instanceof AccessException) {
                return true;
            }
        }
        return false;
    }

    private static Exchange.Content content(Attempt attempt, boolean dry) {
        return switch (attempt.wish()) {
            case ApplyWish.Remove _ -> new Exchange.Content("DELETE", ApiServer.JSON, deletion(attempt, dry));
            case ApplyWish.Put(var manifest, _) -> {
                boolean whole = attempt.way() == Attempt.Way.REPLACE && attempt.live().isPresent();
                var body = JSON.writeValueAsString(body(manifest, attempt, whole));
                yield whole
                        ? new Exchange.Content("PUT", ApiServer.JSON, body)
                        : new Exchange.Content("PATCH", "application/apply-patch+yaml", body);
            }
        };
    }

    /// The wish with the resourceVersion that it presumes. A replacement keeps kubectl's copy of its own text, which an
    /// apply does not touch: kubectl would complain that it is gone.
    private static Map<String, Object> body(Manifest wish, Attempt attempt, boolean whole) {
        var body = new LinkedHashMap<>(Wishes.bare(wish).body());
        var metadata = new LinkedHashMap<Object, Object>();
        if (body.get("metadata") instanceof Map<?, ?> wished) {
            metadata.putAll(wished);
        }
        attempt.live().flatMap(Manifest::resourceVersion).ifPresent(text -> metadata.put("resourceVersion", text));
        var copy = attempt.live().map(live -> annotations(live).get(KUBECTL_COPY));
        if (whole && copy.isPresent()) {
            var annotations = new LinkedHashMap<Object, Object>(annotations(wish));
            annotations.putIfAbsent(KUBECTL_COPY, copy.get());
            metadata.put("annotations", annotations);
        }
        body.put("metadata", metadata);
        return body;
    }

    private static Map<?, ?> annotations(Manifest manifest) {
        return manifest.body().get("metadata") instanceof Map<?, ?> metadata
                        && metadata.get("annotations") instanceof Map<?, ?> annotations
                ? annotations
                : Map.of();
    }

    private static String deletion(Attempt attempt, boolean dry) {
        var options = new LinkedHashMap<String, Object>();
        options.put("apiVersion", "v1");
        options.put("kind", "DeleteOptions");
        attempt.live().flatMap(Manifest::resourceVersion).ifPresent(text ->
                options.put("preconditions", Map.of("resourceVersion", text)));
        if (dry) {
            options.put("dryRun", List.of("All"));
        }
        return JSON.writeValueAsString(options);
    }

    private static String path(ResourceKind kind, ObjectRef ref) {
        return ApiServer.path(kind, encoded(ref.namespace())) + "/" + encoded(ref.name());
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked") // a JSON object is a map of texts
    private static Manifest manifest(ResourceKind kind, ObjectRef ref, String text) throws IOException {
        try {
            return new Manifest(kind, ref, JSON.readValue(text, Map.class), Origin.LIVE);
        } catch (JacksonException broken) {
            throw new IOException("the API server did not answer with an object", broken);
        }
    }
}
