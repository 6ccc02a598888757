package dev.weft.kube.live;

import dev.weft.cluster.ResourceKind;
import dev.weft.kube.config.ClusterClient;
import dev.weft.kube.config.ExecConsent;
import dev.weft.kube.config.KubeConfigs;
import dev.weft.kube.config.KubeContext;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The real API server of the tests with the tag `server`.
final class TestServer {
    /// Quick enough for a test to wait for each.
    static final Timings QUICK = new Timings(
            500,
            Duration.ofMillis(500),
            Duration.ofSeconds(10),
            Duration.ofSeconds(120),
            Duration.ofSeconds(1),
            Duration.ofMillis(500));

    private TestServer() {}

    static Path kubeconfig() {
        return Optional.ofNullable(System.getenv("WEFT_TEST_KUBECONFIG"))
                .map(Path::of)
                .orElseThrow(() -> new IllegalStateException(
                        "set WEFT_TEST_KUBECONFIG to the administrator's kubeconfig of a cluster that may be written to"));
    }

    static KubeContext context(Path kubeconfig) {
        return switch (KubeConfigs.read(Optional.of(kubeconfig)).choose(Optional.empty())) {
            case KubeConfigs.Choice.Found(var context) -> context;
            case KubeConfigs.Choice.Missing(var problem) -> throw new IllegalStateException(problem.line());
        };
    }

    static LiveCluster live(Path kubeconfig, Timings timings, ResourceKind... policies) {
        return new LiveCluster(
                ClusterClient.of(context(kubeconfig), ExecConsent.NEVER), List.of(policies), timings);
    }

    /// To write with; the program never does.
    static KubernetesClient writer() throws IOException {
        return ClusterClient.of(context(kubeconfig()), ExecConsent.NEVER).client();
    }
}
