package dev.weft.kube.config;

import io.fabric8.kubernetes.api.model.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What a plugin is told in `KUBERNETES_EXEC_INFO`.
///
/// Source: client.authentication.k8s.io/v1, ExecCredentialSpec: `interactive` always, `cluster` only when the
/// kubeconfig sets `provideClusterInfo`; and "config" is the cluster's extension named
/// client.authentication.k8s.io/exec.
final class ExecRequest {
    private static final String EXTENSION = "client.authentication.k8s.io/exec";
    private static final JsonMapper JSON = new JsonMapper();

    private ExecRequest() {}

    static String json(ExecPlugin plugin, KubeAccess access) throws AccessException {
        var spec = new LinkedHashMap<String, Object>();
        if (plugin.protocol().clusterInfo()) {
            spec.put("cluster", cluster(access));
        }
        spec.put("interactive", false);
        var request = new LinkedHashMap<String, Object>();
        request.put("kind", "ExecCredential");
        request.put("apiVersion", plugin.protocol().apiVersion());
        request.put("spec", spec);
        return JSON.writeValueAsString(request);
    }

    private static Map<String, Object> cluster(KubeAccess access) throws AccessException {
        var cluster = access.cluster();
        var told = new LinkedHashMap<String, Object>();
        told.put("server", access.server());
        put(told, "tls-server-name", KubeAccess.text(cluster.getTlsServerName()));
        if (Boolean.TRUE.equals(cluster.getInsecureSkipTlsVerify())) {
            told.put("insecure-skip-tls-verify", true);
        }
        put(told, "certificate-authority-data", authority(access));
        put(told, "proxy-url", KubeAccess.text(cluster.getProxyUrl()));
        config(cluster, told);
        return told;
    }

    private static void config(Cluster cluster, Map<String, Object> told) {
        if (cluster.getExtensions() != null) {
            cluster.getExtensions().stream()
                    .filter(extension -> EXTENSION.equals(extension.getName()))
                    .findFirst()
                    .ifPresent(extension -> told.put("config", extension.getExtension()));
        }
    }

    private static void put(Map<String, Object> told, String key, String value) {
        if (!value.isEmpty()) {
            told.put(key, value);
        }
    }

    private static String authority(KubeAccess access) throws AccessException {
        var inline = KubeAccess.text(access.cluster().getCertificateAuthorityData());
        var file = access.authority();
        if (!inline.isEmpty() || file.isEmpty()) {
            return inline;
        }
        try {
            return Base64.getEncoder().encodeToString(Files.readAllBytes(file.get()));
        } catch (IOException unreadable) {
            throw new AccessException("the certificate authority " + file.get() + " cannot be read",
                    "correct the path");
        }
    }
}
