package dev.weft.kube.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs a credential plugin as client-go does, and unlike fabric8: the words of its command line go to the operating
/// system as they are, with no shell in between; its input is closed; output and errors are kept apart; and it ends at
/// the limit, with everything it started.
final class ExecPluginRunner {
    /// Long enough for a browser to ask for a password.
    static final Duration LIMIT = Duration.ofSeconds(60);

    private static final int LARGEST_OUTPUT = 1 << 20;

    private final Duration limit;
    private final Map<String, String> environment;

    ExecPluginRunner(Duration limit, Map<String, String> environment) {
        this.limit = limit;
        this.environment = environment;
    }

    /// Blocks, at most for the limit and a little. Consent is the caller's matter.
    ExecCredential run(ExecPlugin plugin, KubeAccess access) throws AccessException, InterruptedException {
        var version = plugin.protocol().apiVersion();
        if (!ExecCredential.VERSIONS.contains(version)) {
            throw new AccessException(
                    "the credential plugin speaks \"" + version + "\"", "use one of " + ExecCredential.VERSIONS);
        }
        if (plugin.protocol().interactiveMode().equals("Always")) {
            throw new AccessException(
                    "the credential plugin must ask questions in a terminal",
                            "log in with kubectl first, or use another");
        }
        var output = output(start(plugin, ExecRequest.json(plugin, access)), plugin);
        return ExecCredential.parse(output, version);
    }

    private Process start(ExecPlugin plugin, String request) throws AccessException {
        var words = new ArrayList<>(plugin.command());
        words.set(0, executable(plugin).toString());
        var builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putAll(plugin.environment());
        builder.environment().put("KUBERNETES_EXEC_INFO", request);
        try {
            var process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException refused) {
            throw new AccessException(
                    "the credential plugin " + words.getFirst() + " cannot be started",
                            "check that it may be executed");
        }
    }

    private String output(Process process, ExecPlugin plugin) throws AccessException, InterruptedException {
        var output = reading(process.getInputStream());
        var errors = reading(process.getErrorStream());
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AccessException(
                        name(plugin) + " gave no answer within " + limit.toSeconds() + " s",
                        "run it by hand, then connect again");
            }
            if (process.exitValue() != 0) {
                throw new AccessException(
                        name(plugin) + " failed with exit code " + process.exitValue() + said(errors), hint(plugin));
            }
            return output.get(1, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException open) {
            throw new AccessException(name(plugin) + " left no readable output", hint(plugin));
        } finally {
            end(process);
        }
    }

    /// On a thread of its own, so that neither stream can fill up and stop the plugin.
    private static CompletableFuture<String> reading(InputStream stream) {
        var text = new CompletableFuture<String>();
        Thread.ofVirtual().name("exec-plugin-output").start(() -> {
            try (stream) {
                text.complete(new String(stream.readNBytes(LARGEST_OUTPUT), StandardCharsets.UTF_8));
            } catch (IOException closed) {
                text.completeExceptionally(closed);
            }
        });
        return text;
    }

    /// What the plugin started goes with it.
    private static void end(Process process) {
        var all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /// The first line of its errors. Plugins write there for people; tokens belong to the other stream.
    private static String said(CompletableFuture<String> errors) {
        try {
            var first = errors.get(1, TimeUnit.SECONDS).strip().lines().findFirst().orElse("");
            return first.isEmpty() ? "" : ": " + first.substring(0, Math.min(200, first.length()));
        } catch (ExecutionException | TimeoutException | InterruptedException silent) {
            return "";
        }
    }

    private static String name(ExecPlugin plugin) {
        return "the credential plugin " + plugin.command().getFirst();
    }

    private static String hint(ExecPlugin plugin) {
        var hint = plugin.installHint().strip().lines().findFirst().orElse("");
        return hint.isEmpty() ? "run it by hand and look at what it says" : hint;
    }

    /// Absolute; or with a separator, from the kubeconfig's folder; or a bare name, along PATH, where entries that are
    /// not absolute do not count: the current folder is no place to take commands from. Source: client-go,
    /// `ResolveLocalPaths` and `exec.ErrDot`.
    private Path executable(ExecPlugin plugin) throws AccessException {
        var command = plugin.command().getFirst();
        if (command.contains("/") || command.contains(java.io.File.separator)) {
            return Objects.requireNonNull(plugin.kubeconfig().toAbsolutePath().getParent())
                    .resolve(command)
                    .normalize();
        }
        for (var folder : environment.getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1)) {
            for (var candidate : candidates(folder, command)) {
                if (candidate.isAbsolute() && Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                    return candidate;
                }
            }
        }
        throw new AccessException(
                name(plugin) + " is not on PATH",
                plugin.installHint().isBlank() ? "install it, or start Weft from a shell that finds it" : hint(plugin));
    }

    private static List<Path> candidates(String folder, String command) {
        return folder.isBlank() ? List.of() : List.of(Path.of(folder, command), Path.of(folder, command + ".exe"));
    }
}
