package dev.weft.flow.sockets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Pods with real sockets, in the cluster of the tests with the tag `server`.
final class RealPods {
    private final String script;
    private final Path kubeconfig;
    private final boolean ours;

    private RealPods(String script, Path kubeconfig, boolean ours) {
        this.script = script;
        this.kubeconfig = kubeconfig;
        this.ours = ours;
    }

    /// Starts `realpods demo` unless it is up.
    static RealPods demo() throws IOException, InterruptedException {
        var script = variable("WEFT_MINICLUSTER", "the path of the minicluster script");
        var kubeconfig = Path.of(variable("WEFT_TEST_KUBECONFIG", "the kubeconfig that `minicluster start` prints"));
        boolean up = new RealPods(script, kubeconfig, false).run("address", "shop/web") == 0;
        var pods = new RealPods(script, kubeconfig, !up);
        if (!up && pods.run("demo") != 0) {
            throw new IllegalStateException("minicluster could not start its real pods: run it by hand to see why");
        }
        return pods;
    }

    Path kubeconfig() {
        return kubeconfig;
    }

    /// Of a user without any right.
    Path viewersKubeconfig() {
        return kubeconfig.resolveSibling("viewer.kubeconfig");
    }

    /// Ends what `demo` started.
    void down() throws IOException, InterruptedException {
        if (ours) {
            run("down");
        }
    }

    private static String variable(String name, String meaning) {
        return Optional.ofNullable(System.getenv(name))
                .orElseThrow(() -> new IllegalStateException("set " + name + " to " + meaning));
    }

    /// The script's name for a cluster is that of the folder in which its kubeconfig stands.
    private int run(String... words) throws IOException, InterruptedException {
        var folder = Optional.ofNullable(kubeconfig.toAbsolutePath().getParent()).orElseThrow();
        var command = new ArrayList<>(List.of(script, "realpods", "--name", folder.getFileName().toString()));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }
}
