package dev.weft.kube.access;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.access.SecretReader;
import dev.weft.kube.api.ApiException;
import dev.weft.kube.api.Exchange;
import dev.weft.kube.api.Faults;
import dev.weft.kube.config.ClusterClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads one Secret when it is asked to; keeps nothing, and no message quotes anything of it.
public final class Secrets implements SecretReader {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ClusterClient connection;

    public Secrets(ClusterClient connection) {
        this.connection = connection;
    }

    @Override
    public Map<String, byte[]> read(ObjectRef secret) throws IOException, InterruptedException {
        var path = "/api/v1/namespaces/%s/secrets/%s".formatted(secret.namespace(), secret.name());
        try {
            return data(secret, new Exchange(connection).get(path, LIMIT).orRefusal().text());
        } catch (ApiException refusal) {
            throw refusal.code() == ApiException.NOT_FOUND
                    ? new IOException("there is no Secret " + secret.path(), refusal)
                    : refused(secret, refusal);
        }
    }

    private IOException refused(ObjectRef secret, ApiException refusal) {
        var why = new Faults(connection.context())
                .asking("reading Secret " + secret.path(), "get", "secrets/" + secret.name(), secret.namespace(),
                        refusal);
        return new IOException(why.line(), refusal);
    }

    private static Map<String, byte[]> data(ObjectRef secret, String text) throws IOException {
        try {
            var data = new HashMap<String, byte[]>();
            for (var entry : JSON.readTree(text).path("data").properties()) {
                data.put(entry.getKey(), Base64.getDecoder().decode(entry.getValue().asString("")));
            }
            return data;
        } catch (JacksonException | IllegalArgumentException broken) { // without the cause: its message quotes
            throw new IOException("Secret " + secret.path() + " could not be decoded");
        }
    }
}
