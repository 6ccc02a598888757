package dev.weft.kube.live;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.access.SecretReader;
import dev.weft.kube.config.ClusterClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// Reads one Secret when it is asked to; keeps nothing.
final class Secrets implements SecretReader {
    private final ClusterClient connection;

    Secrets(ClusterClient connection) {
        this.connection = connection;
    }

    @Override
    public Map<String, byte[]> read(ObjectRef secret) throws IOException {
        try {
            var found = connection
                    .client()
                    .secrets()
                    .inNamespace(secret.namespace())
                    .withName(secret.name())
                    .get();
            if (found == null) {
                throw new IOException("there is no Secret " + secret.path());
            }
            var data = new HashMap<String, byte[]>();
            found.getData().forEach((key, value) -> data.put(key, Base64.getDecoder().decode(value)));
            return data;
        } catch (KubernetesClientException refused) {
            throw new IOException("Secret " + secret.path() + " must not be read", refused);
        }
    }
}
