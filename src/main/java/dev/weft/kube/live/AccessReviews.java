package dev.weft.kube.live;

import dev.weft.flow.access.AccessReview;
import dev.weft.kube.config.ClusterClient;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributesBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;

/// Asks the API server what this user may do. It writes nothing: a review is answered, not stored.
final class AccessReviews implements AccessReview {
    private final ClusterClient connection;

    AccessReviews(ClusterClient connection) {
        this.connection = connection;
    }

    @Override
    public boolean may(String verb, String group, String resource, String namespace, String name)
            throws IOException {
        int slash = resource.indexOf('/');
        var attributes = new ResourceAttributesBuilder()
                .withVerb(verb)
                .withGroup(group)
                .withResource(slash < 0 ? resource : resource.substring(0, slash))
                .withSubresource(slash < 0 ? "" : resource.substring(slash + 1))
                .withNamespace(namespace)
                .withName(name)
                .build();
        var review = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withResourceAttributes(attributes)
                .endSpec()
                .build();
        try {
            var answer = connection.client().authorization().v1().selfSubjectAccessReview().create(review);
            return answer.getStatus() != null && Boolean.TRUE.equals(answer.getStatus().getAllowed());
        } catch (KubernetesClientException refused) {
            throw new IOException(
                    "the API server did not say whether that is allowed: "
                            + ApiServer.shortened(String.valueOf(refused.getMessage())),
                    refused);
        }
    }
}
