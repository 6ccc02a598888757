package dev.weft.kube.live;

import dev.weft.cluster.ResourceKind;
import dev.weft.kube.config.ClusterClient;
import dev.weft.kube.config.ExecConsent;
import dev.weft.kube.config.KubeConfigs;
import dev.weft.kube.config.KubeContext;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// The real API server of the tests with the tag `server`, and a namespace of its own for each test.
public final class TestServer implements AutoCloseable {
    /// Quick enough for a test to wait for each.
    static final Timings QUICK = new Timings(
            500,
            Duration.ofMillis(500),
            Duration.ofSeconds(10),
            Duration.ofSeconds(120),
            Duration.ofSeconds(1),
            Duration.ofMillis(500));

    private final ClusterClient connection;
    private final Path kubeconfig;
    private final String namespace = "weft-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);

    /// With its namespace, which is gone again after [#close].
    public TestServer() throws IOException {
        this(kubeconfig());
    }

    public TestServer(Path kubeconfig) throws IOException {
        this.kubeconfig = kubeconfig;
        connection = ClusterClient.of(context(kubeconfig), ExecConsent.NEVER);
        apply("{apiVersion: v1, kind: Namespace, metadata: {name: " + namespace + ", labels: {made-by: weft-test}}}");
    }

    public static Path kubeconfig() {
        return Optional.ofNullable(System.getenv("WEFT_TEST_KUBECONFIG"))
                .map(Path::of)
                .orElseThrow(() -> new IllegalStateException(
                        "set WEFT_TEST_KUBECONFIG to the administrator's kubeconfig of a test cluster"));
    }

    public static KubeContext context(Path kubeconfig) {
        return switch (KubeConfigs.read(Optional.of(kubeconfig)).choose(Optional.empty())) {
            case KubeConfigs.Choice.Found(var context) -> context;
            case KubeConfigs.Choice.Missing(var problem) -> throw new IllegalStateException(problem.line());
        };
    }

    static LiveCluster live(Path kubeconfig, Timings timings, ResourceKind... policies) {
        return new LiveCluster(
                ClusterClient.of(context(kubeconfig), ExecConsent.NEVER), List.of(policies), timings);
    }

    LiveCluster live(ResourceKind... policies) {
        return live(kubeconfig, QUICK, policies);
    }

    public String namespace() {
        return namespace;
    }

    /// To write with; the program never does.
    public KubernetesClient writer() throws IOException {
        return connection.client();
    }

    /// Documents of YAML; `NS` stands for the namespace.
    public void apply(String yaml) throws IOException {
        writer().load(stream(yaml)).forceConflicts().serverSideApply();
    }

    public void delete(String yaml) throws IOException {
        writer().load(stream(yaml)).delete();
    }

    /// fabric8 takes a text that begins with a brace for JSON.
    private java.io.InputStream stream(String yaml) {
        return new java.io.ByteArrayInputStream(
                ("---\n" + yaml.replace("NS", namespace)).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /// The kubeconfig with another server in it, and no authority if that is plain HTTP.
    public Path through(Path folder, String server) throws IOException {
        var text = Files.readString(kubeconfig).replaceAll("server: .*", "server: " + server);
        return Files.writeString(
                folder.resolve("through"),
                server.startsWith("http:") ? text.replaceAll("certificate-authority-data: .*", "") : text);
    }

    /// A user without any right but those that are bound to him: `system:serviceaccount:NS:watcher`.
    public Path watcher(Path folder) throws IOException {
        apply("{apiVersion: v1, kind: ServiceAccount, metadata: {name: watcher, namespace: NS}}");
        var token = writer()
                .serviceAccounts()
                .inNamespace(namespace)
                .withName("watcher")
                .tokenRequest()
                .getStatus()
                .getToken();
        var server = Files.readString(kubeconfig);
        var cluster = server.substring(server.indexOf("clusters:"), server.indexOf("contexts:"));
        var name = context(kubeconfig).cluster();
        return Files.writeString(
                folder.resolve("watcher"),
                "current-context: w\n" + cluster + "contexts:\n- name: w\n  context: {cluster: " + name
                        + ", user: w, namespace: " + namespace + "}\nusers:\n- name: w\n  user: {token: " + token
                                + "}\n");
    }

    @Override
    public void close() throws IOException {
        writer().namespaces().withName(namespace).delete();
        connection.close();
    }
}
