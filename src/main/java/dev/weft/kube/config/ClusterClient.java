package dev.weft.kube.config;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.TokenRefreshInterceptor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The way to one cluster: makes the client when it is first wanted, and another one when a plugin hands out a new
/// client certificate.
///
/// Threads: any.
public final class ClusterClient implements AutoCloseable {
    /// Longer than any connection that works, short enough to be told about.
    private static final int CONNECT_MILLIS = 5_000;

    static {
        // For whatever asks fabric8 for a default Config one day: it must not find the user's kubeconfig.
        System.setProperty(Config.KUBERNETES_DISABLE_AUTO_CONFIG_SYSTEM_PROPERTY, "true");
    }

    private final KubeContext context;
    private final Login login;
    private final ReentrantLock one = new ReentrantLock();
    private @Nullable KubernetesClient client;
    private String certificate = "";
    private boolean closed;

    private ClusterClient(KubeContext context, Login login) {
        this.context = context;
        this.login = login;
    }

    /// Connects to nothing and runs nothing yet.
    public static ClusterClient of(KubeContext context, ExecConsent consent) {
        return of(context, consent, new ExecPluginRunner(ExecPluginRunner.LIMIT, System.getenv()));
    }

    static ClusterClient of(KubeContext context, ExecConsent consent, ExecPluginRunner runner) {
        return new ClusterClient(context, login(context.access(), consent, runner));
    }

    /// The order of kubectl: what is written in the file goes before a plugin.
    private static Login login(KubeAccess access, ExecConsent consent, ExecPluginRunner runner) {
        var user = access.user();
        if (access.tokenFile().isPresent()) {
            return new Login.TokenFile(access.tokenFile().get());
        }
        var token = KubeAccess.some(user.getToken());
        if (token.isPresent()) {
            return Login.Fixed.token(token.get());
        }
        if (!KubeAccess.text(user.getUsername()).isEmpty()) {
            return Login.Fixed.basic(user.getUsername(), KubeAccess.text(user.getPassword()));
        }
        return access.plugin()
                .<Login>map(plugin -> new ExecLogin(access, plugin, consent, runner, InstantSource.system()))
                .orElseGet(() -> new Login.Fixed(access.providerToken().map(id -> "Bearer " + id)));
    }

    public KubeContext context() {
        return context;
    }

    /// The client to use now. Blocks while a plugin runs, or while the user is asked for consent to it.
    ///
    /// Throws [AccessException] for what is wrong on this side, before anything is connected to.
    public KubernetesClient client() throws IOException {
        var credential = login instanceof ExecLogin exec ? Optional.of(exec.credential())
                : Optional.<ExecCredential>empty();
        one.lock();
        try {
            if (closed) {
                throw new IOException("the connection was closed");
            }
            var wanted = credential.map(ExecCredential::certificate).orElse("");
            var known = client;
            if (known != null && wanted.equals(certificate)) {
                return known;
            }
            var made = make(credential);
            if (known != null) {
                known.close();
            }
            client = made;
            certificate = wanted;
            return made;
        } finally {
            one.unlock();
        }
    }

    private KubernetesClient make(Optional<ExecCredential> credential) throws AccessException {
        for (var problem : context.problems()) {
            throw new AccessException(problem.place().object() + ": " + problem.message(), problem.remedy());
        }
        try {
            return new KubernetesClientBuilder()
                    .withConfig(config(credential))
                    .withHttpClientBuilderConsumer(http ->
                            http.addOrReplaceInterceptor(TokenRefreshInterceptor.NAME, new LoginInterceptor(login)))
                    .build();
        } catch (RuntimeException unusable) {
            throw new AccessException(
                    "the certificates of context " + context.name() + " cannot be used",
                    "check the certificate and key data in the kubeconfig");
        }
    }

    /// Of single values, with every kind of finding things by itself off. HTTP/1.1: with HTTP/2 all watches share one
    /// connection, and the JDK's client goes on using one that is dead at the other end.
    private Config config(Optional<ExecCredential> credential) {
        var access = context.access();
        var cluster = access.cluster();
        var user = access.user();
        boolean trusting = Boolean.TRUE.equals(cluster.getInsecureSkipTlsVerify());
        var builder = new ConfigBuilder(Config.empty())
                .withAutoConfigure(false)
                .withMasterUrl(access.server())
                .withTrustCerts(trusting)
                .withDisableHostnameVerification(trusting)
                .withCaCertData(KubeAccess.some(cluster.getCertificateAuthorityData()).orElse(null))
                .withCaCertFile(file(access.authority()))
                .withHttp2Disable(true)
                .withConnectionTimeout(CONNECT_MILLIS)
                .withRequestRetryBackoffLimit(0)
                .withUserAgent("weft");
        certificates(builder, credential, access);
        if (!KubeAccess.text(user.getAs()).isEmpty()) {
            builder.withImpersonateUsername(user.getAs());
            if (user.getAsGroups() != null) {
                builder.withImpersonateGroups(user.getAsGroups().toArray(String[]::new));
            }
            if (user.getAsUserExtra() != null) {
                builder.withImpersonateExtras(user.getAsUserExtra());
            }
        }
        Proxies.choose(access.server(), KubeAccess.text(cluster.getProxyUrl()), System.getenv())
                .ifPresent(proxy -> builder.withHttpProxy(proxy).withHttpsProxy(proxy));
        return builder.build();
    }

    private static void certificates(ConfigBuilder builder, Optional<ExecCredential> credential, KubeAccess access) {
        var user = access.user();
        var given = credential.filter(answer -> !answer.certificate().isEmpty());
        if (given.isPresent()) {
            builder.withClientCertData(base64(given.get().certificate()))
                    .withClientKeyData(base64(given.get().key()));
        } else {
            builder.withClientCertData(KubeAccess.some(user.getClientCertificateData()).orElse(null))
                    .withClientCertFile(file(access.certificate()))
                    .withClientKeyData(KubeAccess.some(user.getClientKeyData()).orElse(null))
                    .withClientKeyFile(file(access.key()));
        }
        var key = builder.getClientKeyData() != null || builder.getClientKeyFile() != null;
        if (key) {
            builder.withClientKeyAlgo(Config.getKeyAlgorithm(builder.getClientKeyFile(), builder.getClientKeyData()));
        }
    }

    /// A plugin answers in PEM, fabric8 wants what stands in a kubeconfig.
    private static String base64(String pem) {
        return java.util.Base64.getEncoder().encodeToString(pem.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private static @Nullable String file(Optional<Path> path) {
        return path.map(Path::toString).orElse(null);
    }

    /// Ends the client with every request under way. May be called twice.
    @Override
    public void close() {
        one.lock();
        try {
            closed = true;
            if (client != null) {
                client.close();
            }
            client = null;
        } finally {
            one.unlock();
        }
    }
}
