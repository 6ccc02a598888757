package dev.weft.kube.config;

import dev.weft.cluster.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One context of the user's kubeconfig files, ready to be shown. Nothing was connected to.
///
/// `namespace` is empty when the context names none.
public record KubeContext(String name, String cluster, String user, String namespace, KubeAccess access) {
    /// The address of the API server, as the file writes it.
    public String server() {
        return access.server();
    }

    /// The command that must run before a connection, if there is one: it needs [ExecConsent].
    public Optional<ExecPlugin> plugin() {
        return access.plugin();
    }

    /// Whether the server is known by its certificate; false for `http:` and for `insecure-skip-tls-verify`.
    public boolean verified() {
        return access.verified();
    }

    /// When the user's client certificate ends, if the kubeconfig holds one that can be read.
    public Optional<Instant> certificateEnd() {
        return access.certificateEnd();
    }

    /// What will stand in the way of a connection, as far as the files tell.
    public List<Problem> problems() {
        return access.problems("context " + name);
    }
}
