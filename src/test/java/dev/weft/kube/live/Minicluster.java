package dev.weft.kube.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A control plane of a test's own, that may be killed.
public final class Minicluster implements AutoCloseable {
    private final String name;
    private final Path kubeconfig;

    /// Started, or an exception with what it said.
    public Minicluster(String name) throws IOException, InterruptedException {
        this.name = name;
        kubeconfig = Path.of(run("start").lines().toList().getLast());
    }

    public Path kubeconfig() {
        return kubeconfig;
    }

    public String run(String command, String... words) throws IOException, InterruptedException {
        var script = Optional.ofNullable(System.getenv("WEFT_MINICLUSTER"))
                .orElseThrow(() -> new IllegalStateException(
                        "set WEFT_MINICLUSTER to the path of the minicluster script: tests kill a server of theirs"));
        var line = new ArrayList<>(List.of(script, command, "--name", name));
        line.addAll(List.of(words));
        var output = Path.of(System.getProperty("java.io.tmpdir"), name + ".log").toFile();
        var process = new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.appendTo(output))
                .start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("minicluster " + command + " failed, see " + output);
        }
        return text;
    }

    @Override
    public void close() throws IOException {
        try {
            run("stop");
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
