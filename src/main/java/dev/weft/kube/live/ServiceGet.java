package dev.weft.kube.live;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.access.ServiceProxy;
import dev.weft.kube.config.ClusterClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.time.Duration;

/// HTTP through the API server's service proxy. Source: the right needed is `get` on services/proxy.
final class ServiceGet implements ServiceProxy {
    private final ClusterClient connection;

    ServiceGet(ClusterClient connection) {
        this.connection = connection;
    }

    @Override
    public String get(ObjectRef service, String port, boolean https, String path, Duration limit) throws IOException {
        var target = "/api/v1/namespaces/%s/services/%s%s:%s/proxy%s"
                .formatted(service.namespace(), https ? "https:" : "", service.name(), port, path);
        try {
            return connection.client().raw(target);
        } catch (KubernetesClientException refused) {
            throw new HttpFailure(
                    refused.getCode(),
                    "the proxy to Service " + service.path() + " answered " + refused.getCode(),
                    String.valueOf(refused.getMessage()));
        }
    }
}
