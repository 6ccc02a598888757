package dev.weft.kube.access;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.access.ServiceProxy;
import dev.weft.kube.api.ApiException;
import dev.weft.kube.api.Exchange;
import dev.weft.kube.api.Faults;
import dev.weft.kube.config.ClusterClient;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;

/// HTTP through the API server's service proxy. Source: the right needed is `get` on services/proxy.
public final class ServiceGet implements ServiceProxy {
    private static final String RESOURCE = "services/proxy";

    private final ClusterClient connection;

    public ServiceGet(ClusterClient connection) {
        this.connection = connection;
    }

    @Override
    public String get(ObjectRef service, String port, boolean https, String path, Duration limit)
            throws IOException, InterruptedException {
        var target = "/api/v1/namespaces/%s/services/%s%s:%s/proxy%s"
                .formatted(service.namespace(), https ? "https:" : "", service.name(), port, path);
        var answer = asked(service, target, limit);
        if (answer.code() == HttpURLConnection.HTTP_OK) {
            return answer.text();
        }
        throw new HttpFailure(answer.code(), words(service, port, answer), answer.text());
    }

    private Exchange.Answer asked(ObjectRef service, String target, Duration limit)
            throws IOException, InterruptedException {
        try {
            return new Exchange(connection).get(target, limit);
        } catch (IOException failed) {
            throw new IOException(
                    "Service " + service.path() + " was not asked: "
                            + new Faults(connection.context()).connection(failed).line(),
                    failed);
        }
    }

    /// The API server answers itself when it refuses, or does not reach the Service.
    private String words(ObjectRef service, String port, Exchange.Answer answer) {
        if (!answer.ofTheServer()) {
            return "Service " + service.path() + " answered " + answer.code();
        }
        if (answer.code() == HttpURLConnection.HTTP_UNAVAILABLE) {
            return "Service " + service.path() + ", port " + port + ", is not reached through the API server: "
                    + answer.said();
        }
        return new Faults(connection.context())
                .asking("the proxy to Service " + service.path(), "get", RESOURCE, service.namespace(),
                        new ApiException(answer.code(), answer.said()))
                .line();
    }
}
