package dev.weft.kube.live;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.access.PodTunnels;
import dev.weft.kube.config.ClusterClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Port-forwards through the API server. Source: the right needed is `get` and `create` on pods/portforward.
final class PodForward implements PodTunnels {
    private static final int ANY_PORT = 0;
    private final ClusterClient connection;

    PodForward(ClusterClient connection) {
        this.connection = connection;
    }

    @Override
    public Tunnel open(ObjectRef pod, int port) throws IOException {
        try {
            var forward = connection
                    .client()
                    .pods()
                    .inNamespace(pod.namespace())
                    .withName(pod.name())
                    .portForward(port, InetAddress.getLoopbackAddress(), ANY_PORT);
            return new Forwarded(forward);
        } catch (KubernetesClientException | IllegalStateException failed) {
            throw new IOException(
                    "no port-forward to " + pod.path() + ": " + ApiServer.shortened(failed.getMessage()), failed);
        }
    }

    private record Forwarded(LocalPortForward forward) implements Tunnel {
        @Override
        public InetSocketAddress address() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), forward.getLocalPort());
        }

        @Override
        public void close() {
            try {
                forward.close();
            } catch (IOException late) {
                throw new UncheckedIOException(late);
            }
        }
    }
}
