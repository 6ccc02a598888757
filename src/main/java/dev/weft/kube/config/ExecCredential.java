package dev.weft.kube.config;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a credential plugin answered: a token, a certificate with its key, or both, and until when. Empty text stands
/// for what was not given.
///
/// Source: client.authentication.k8s.io/v1, ExecCredentialStatus.
record ExecCredential(String token, String certificate, String key, Optional<Instant> expires) {
    static final Set<String> VERSIONS =
            Set.of("client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1");

    private static final JsonMapper JSON = new JsonMapper();

    /// The output of a plugin that was asked in `apiVersion`. The exception names what is wrong and quotes nothing of
    /// it.
    static ExecCredential parse(String output, String apiVersion) throws AccessException {
        JsonNode root;
        try {
            root = JSON.readTree(output);
        } catch (JacksonException broken) {
            throw wrong("did not print JSON");
        }
        if (!root.path("kind").asString("").equals("ExecCredential")) {
            throw wrong("did not print an ExecCredential");
        }
        if (!root.path("apiVersion").asString("").equals(apiVersion)) {
            throw wrong("answered in another apiVersion than " + apiVersion);
        }
        var status = root.path("status");
        var found = new ExecCredential(
                text(status, "token"),
                text(status, "clientCertificateData"),
                text(status, "clientKeyData"),
                expires(text(status, "expirationTimestamp")));
        if (found.token.isEmpty() && (found.certificate.isEmpty() || found.key.isEmpty())) {
            throw wrong("returned neither a token nor a certificate with its key");
        }
        return found;
    }

    private static String text(JsonNode status, String field) {
        return status.path(field).asString("");
    }

    private static Optional<Instant> expires(String time) throws AccessException {
        try {
            return time.isEmpty()
                    ? Optional.empty()
                    : Optional.of(java.time.OffsetDateTime.parse(time).toInstant());
        } catch (DateTimeParseException nonsense) {
            throw wrong("returned an expirationTimestamp that is no time");
        }
    }

    private static AccessException wrong(String what) {
        return new AccessException("the credential plugin " + what, "run it by hand and look at what it prints");
    }

    boolean usable(Instant now) {
        return expires.isEmpty() || now.isBefore(expires.get());
    }

    /// Without what it holds.
    @Override
    public String toString() {
        return "a credential until " + expires;
    }
}
