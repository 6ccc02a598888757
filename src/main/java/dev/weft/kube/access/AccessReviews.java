package dev.weft.kube.access;

import dev.weft.flow.access.AccessReview;
import dev.weft.kube.api.Exchange;
import dev.weft.kube.api.Faults;
import dev.weft.kube.config.ClusterClient;
import java.io.IOException;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Asks the API server what this user may do. It writes nothing: a review is answered, not stored.
///
/// Source: authorization.k8s.io/v1 SelfSubjectAccessReview, which every user may ask for.
public final class AccessReviews implements AccessReview {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String PATH = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

    private final ClusterClient connection;

    public AccessReviews(ClusterClient connection) {
        this.connection = connection;
    }

    @Override
    public boolean may(String verb, String group, String resource, String namespace, String name)
            throws IOException, InterruptedException {
        int slash = resource.indexOf('/');
        var review = JSON.createObjectNode()
                .put("apiVersion", "authorization.k8s.io/v1")
                .put("kind", "SelfSubjectAccessReview");
        review.putObject("spec")
                .putObject("resourceAttributes")
                .put("verb", verb)
                .put("group", group)
                .put("resource", slash < 0 ? resource : resource.substring(0, slash))
                .put("subresource", slash < 0 ? "" : resource.substring(slash + 1))
                .put("namespace", namespace)
                .put("name", name);
        try {
            var answer = new Exchange(connection).post(PATH, review.toString(), LIMIT).orRefusal();
            return JSON.readTree(answer.text()).path("status").path("allowed").asBoolean(false);
        } catch (JacksonException broken) {
            throw new IOException("the API server did not say whether that is allowed: no JSON", broken);
        } catch (IOException failed) {
            var why = new Faults(connection.context()).connection(failed);
            throw new IOException("the API server did not say whether that is allowed: " + why.line(), failed);
        }
    }
}
