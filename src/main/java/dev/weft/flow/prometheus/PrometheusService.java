package dev.weft.flow.prometheus;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.access.ServiceProxy;
import java.io.IOException;
import java.time.Duration;

/// A Prometheus behind a Service, asked through the API server's proxy.
///
/// Source: a POST through the proxy needs the right to create, so queries go by GET, and stay below what servers accept
/// as a request line.
public record PrometheusService(ServiceProxy proxy, Target target, Duration limit) implements PrometheusApi {
    static final int LONGEST_PATH = 8_000;

    /// `port` is a name or a number; `prefix` is empty or begins with a slash (`/prometheus`).
    public record Target(ObjectRef service, String port, boolean https, String prefix) {}

    @Override
    public String get(String path) throws PrometheusFailure, InterruptedException {
        var whole = target.prefix() + path;
        if (whole.length() > LONGEST_PATH) {
            throw PrometheusFailure.tooLong(whole, LONGEST_PATH);
        }
        try {
            return proxy.get(target.service(), target.port(), target.https(), whole, limit);
        } catch (ServiceProxy.HttpFailure refused) {
            throw PrometheusFailure.ofStatus(refused.status(), refused.body(), where(), rights());
        } catch (IOException broken) {
            throw PrometheusFailure.silent(where(), broken);
        }
    }

    private String rights() {
        return "run: kubectl auth can-i get services/proxy -n " + target.service().namespace();
    }

    @Override
    public String where() {
        return "Service " + target.service().path() + ", port " + target.port();
    }
}
