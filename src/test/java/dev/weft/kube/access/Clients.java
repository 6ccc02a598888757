package dev.weft.kube.access;

import dev.weft.kube.config.ClusterClient;
import dev.weft.kube.config.ExecConsent;
import dev.weft.kube.config.KubeConfigs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Clients of a server of the test's own, whose token stands in the file `token` of the folder.
final class Clients {
    private Clients() {}

    static ClusterClient of(Path folder, String server) throws IOException {
        token(folder, "first");
        return of(Files.writeString(folder.resolve("config"), """
                current-context: dev
                clusters: [{name: c, cluster: {server: "%s"}}]
                contexts: [{name: dev, context: {cluster: c, user: u}}]
                users: [{name: u, user: {tokenFile: token}}]
                """.formatted(server)));
    }

    static void token(Path folder, String token) throws IOException {
        Files.writeString(folder.resolve("token"), token);
    }

    static ClusterClient of(Path kubeconfig) {
        return switch (KubeConfigs.read(Optional.of(kubeconfig)).choose(Optional.empty())) {
            case KubeConfigs.Choice.Found(var context) -> ClusterClient.of(context, ExecConsent.NEVER);
            case KubeConfigs.Choice.Missing(var problem) -> throw new IllegalStateException(problem.line());
        };
    }
}
