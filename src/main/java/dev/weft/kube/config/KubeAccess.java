package dev.weft.kube.config;

import dev.weft.cluster.Problem;
import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.ExecConfig;
import io.fabric8.kubernetes.api.model.ExecEnvVar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Where a context leads and with what credentials. Holds them, never shows them.
///
/// Relative paths are relative to the file that holds them. Source: client-go, `ResolveLocalPaths`.
public final class KubeAccess {
    private final Path clusterFile;
    private final Cluster cluster;
    private final Path userFile;
    private final AuthInfo user;

    KubeAccess(Path clusterFile, Cluster cluster, Path userFile, AuthInfo user) {
        this.clusterFile = clusterFile;
        this.cluster = cluster;
        this.userFile = userFile;
        this.user = user;
    }

    String server() {
        return text(cluster.getServer());
    }

    Cluster cluster() {
        return cluster;
    }

    AuthInfo user() {
        return user;
    }

    boolean verified() {
        return server().toLowerCase(Locale.ROOT).startsWith("https:")
                && !Boolean.TRUE.equals(cluster.getInsecureSkipTlsVerify());
    }

    Optional<Path> authority() {
        return path(clusterFile, cluster.getCertificateAuthority());
    }

    Optional<Path> certificate() {
        return path(userFile, user.getClientCertificate());
    }

    Optional<Path> key() {
        return path(userFile, user.getClientKey());
    }

    Optional<Path> tokenFile() {
        return path(userFile, user.getTokenFile());
    }

    Optional<Instant> certificateEnd() {
        try {
            var inline = some(user.getClientCertificateData());
            byte[] text = inline.isPresent()
                    ? Base64.getMimeDecoder().decode(inline.get())
                    : certificate().isPresent() ? Files.readAllBytes(certificate().get()) : new byte[0];
            return text.length > 0
                            && CertificateFactory.getInstance("X.509")
                                    .generateCertificate(new ByteArrayInputStream(text))
                                    instanceof X509Certificate certificate
                    ? Optional.of(certificate.getNotAfter().toInstant())
                    : Optional.empty();
        } catch (CertificateException | IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /// The word of an `auth-provider`, or empty.
    String provider() {
        return user.getAuthProvider() == null ? "" : text(user.getAuthProvider().getName());
    }

    /// A provider's token as it stands in the file. It is used while it lasts and never renewed: renewing would rewrite
    /// the user's file.
    Optional<String> providerToken() {
        if (user.getAuthProvider() == null || user.getAuthProvider().getConfig() == null) {
            return Optional.empty();
        }
        return some(user.getAuthProvider().getConfig().get("id-token"));
    }

    Optional<ExecPlugin> plugin() {
        return Optional.ofNullable(user.getExec()).filter(exec -> !text(exec.getCommand()).isEmpty()).map(this::plugin);
    }

    private ExecPlugin plugin(ExecConfig exec) {
        var command = new ArrayList<String>();
        command.add(exec.getCommand());
        command.addAll(Optional.ofNullable(exec.getArgs()).orElse(List.of()));
        var environment = new TreeMap<String, String>();
        for (ExecEnvVar variable : Optional.ofNullable(exec.getEnv()).orElse(List.of())) {
            environment.put(text(variable.getName()), text(variable.getValue()));
        }
        var protocol = new ExecPlugin.Protocol(
                text(exec.getApiVersion()),
                text(exec.getInteractiveMode()),
                Boolean.TRUE.equals(exec.getProvideClusterInfo()));
        return new ExecPlugin(userFile, command, environment, protocol, text(exec.getInstallHint()));
    }

    List<Problem> problems(String object) {
        var found = new ArrayList<Problem>();
        var place = Problem.Place.of(object);
        if (server().isEmpty()) {
            found.add(Problem.error(place, "its cluster has no server address", "add `server:` to the cluster"));
        }
        files().forEach((what, file) -> {
            if (!Files.isReadable(file)) {
                found.add(Problem.error(
                        place, what + " " + file + " cannot be read", "put the file there or correct the path"));
            }
        });
        unsupported().forEach((what, remedy) -> found.add(Problem.error(place, what, remedy)));
        return List.copyOf(found);
    }

    private Map<String, Path> files() {
        var files = new TreeMap<String, Path>();
        if (text(cluster.getCertificateAuthorityData()).isEmpty()) {
            authority().ifPresent(file -> files.put("the certificate authority", file));
        }
        if (text(user.getClientCertificateData()).isEmpty()) {
            certificate().ifPresent(file -> files.put("the client certificate", file));
        }
        if (text(user.getClientKeyData()).isEmpty()) {
            key().ifPresent(file -> files.put("the client key", file));
        }
        tokenFile().ifPresent(file -> files.put("the token file", file));
        return files;
    }

    /// gcp and azure went out of client-go in Kubernetes 1.26, in favour of exec plugins.
    private Map<String, String> unsupported() {
        var found = new TreeMap<String, String>();
        switch (provider()) {
            case "gcp" -> found.put(
                    "its user has the auth-provider `gcp`, which no longer exists",
                    "install gke-gcloud-auth-plugin and run: gcloud container clusters get-credentials CLUSTER");
            case "azure" -> found.put(
                    "its user has the auth-provider `azure`, which no longer exists",
                    "install kubelogin and run: kubelogin convert-kubeconfig");
            default -> {}
        }
        if (!text(cluster.getTlsServerName()).isEmpty()) {
            found.put(
                    "its cluster sets `tls-server-name`, which Weft cannot use",
                    "use an address in `server:` that the server's certificate names");
        }
        if (text(cluster.getProxyUrl()).startsWith("socks")) {
            found.put("its cluster wants a SOCKS proxy, which Weft cannot use", "use an http proxy in `proxy-url:`");
        }
        return found;
    }

    private static Optional<Path> path(Path file, @Nullable String path) {
        return some(path).map(text -> Objects.requireNonNull(file.toAbsolutePath().getParent())
                .resolve(text)
                .normalize());
    }

    static Optional<String> some(@Nullable String text) {
        return Optional.ofNullable(text).filter(word -> !word.isBlank());
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// The address alone.
    @Override
    public String toString() {
        return server();
    }
}
