package dev.weft.kube.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// Kubeconfig files for tests.
final class Kubeconfigs {
    private Kubeconfigs() {}

    static Path write(Path file, String text) throws IOException {
        return Files.writeString(file, text);
    }

    /// One context `dev` whose user is the given YAML, indented by four.
    static String withUser(String server, String user) {
        return """
                apiVersion: v1
                kind: Config
                current-context: dev
                clusters:
                - name: c
                  cluster: {server: "%s"}
                contexts:
                - name: dev
                  context: {cluster: c, user: u, namespace: shop}
                users:
                - name: u
                  user:
                %s
                """
                .formatted(server, user.strip().indent(4));
    }

    static String exec(Path command, String args) {
        return """
                exec:
                  apiVersion: client.authentication.k8s.io/v1
                  interactiveMode: Never
                  provideClusterInfo: true
                  command: "%s"
                  args: %s
                  env: [{name: EXTRA, value: "from the file"}]
                """
                .formatted(command, args);
    }

    static Path script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    static String credential(String token) {
        return """
                {"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"%s"}}"""
                .formatted(token);
    }

    static KubeContext context(Path file) {
        return switch (KubeConfigs.read(Optional.of(file)).choose(Optional.empty())) {
            case KubeConfigs.Choice.Found(var context) -> context;
            case KubeConfigs.Choice.Missing(var problem) -> throw new AssertionError(problem.line());
        };
    }
}
