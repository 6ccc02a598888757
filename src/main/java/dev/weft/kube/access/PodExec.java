package dev.weft.kube.access;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.access.PodShell;
import dev.weft.flow.access.ShellFailure;
import dev.weft.flow.access.ShellFailure.Reason;
import dev.weft.kube.api.ApiException;
import dev.weft.kube.api.ApiServer;
import dev.weft.kube.config.ClusterClient;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ExecListener;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs a command in a pod through the API server's `exec`, in the container that kubectl would take.
///
/// Source: the right needed is `get` and `create` on pods/exec.
public final class PodExec implements PodShell {
    private static final int NOT_FOUND = 127;
    private static final int NOT_RUNNABLE = 126;

    private final ClusterClient connection;

    /// What the container runtime says at the end. Heard before the exit code is there.
    private static final class Verdict implements ExecListener {
        private volatile String message = "";

        @Override
        public void onExit(int code, Status status) {
            message = status == null || status.getMessage() == null ? "" : status.getMessage();
        }

        @Override
        public void onClose(int code, String reason) {
            // the exit code tells
        }
    }

    public PodExec(ClusterClient connection) {
        this.connection = connection;
    }

    @Override
    public String run(ObjectRef pod, List<String> command, Duration limit) throws IOException, InterruptedException {
        var output = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        var verdict = new Verdict();
        try (ExecWatch exec = connection
                .client()
                .pods()
                .inNamespace(pod.namespace())
                .withName(pod.name())
                .writingOutput(output)
                .writingError(errors)
                .usingListener(verdict)
                .exec(command.toArray(String[]::new))) {
            int code = exec.exitCode().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (code != 0 && output.size() == 0) { // `cat` of many files ends with 1 when one of them is missing
                throw ended(command, code, said(errors, verdict));
            }
            return output.toString(StandardCharsets.UTF_8);
        } catch (TimeoutException slow) {
            throw because(Reason.TIMED_OUT, "did not answer within " + ApiServer.seconds(limit), slow);
        } catch (ExecutionException failed) {
            throw refused(failed.getCause() == null ? failed : failed.getCause(), command);
        } catch (KubernetesClientException refused) {
            throw refused(refused, command);
        }
    }

    /// The command's own words, else the runtime's, which alone says that a command is not there.
    private static String said(ByteArrayOutputStream errors, Verdict verdict) {
        var own = ApiServer.shortened(errors.toString(StandardCharsets.UTF_8));
        return own.isEmpty() ? ApiServer.shortened(verdict.message) : own;
    }

    private static ShellFailure ended(List<String> command, int code, String said) {
        if (code == NOT_FOUND || code == NOT_RUNNABLE || saysMissing(said)) {
            return new ShellFailure(Reason.NO_COMMAND, "has no " + command.getFirst());
        }
        var how = code < 0 ? " failed" : " ended with " + code; // fabric8: -1 when the server names no code
        return new ShellFailure(Reason.FAILED, command.getFirst() + how + (said.isEmpty() ? "" : ": " + said));
    }

    /// As the container runtimes put it, which all say it in Go's words.
    private static boolean saysMissing(String said) {
        return said.contains("executable file not found") || said.contains("unable to start container process");
    }

    private static ShellFailure refused(Throwable failure, List<String> command) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var words = String.valueOf(cause.getMessage());
            if (saysMissing(words)) {
                return because(Reason.NO_COMMAND, "has no " + command.getFirst(), failure);
            }
            if (cause instanceof KubernetesClientException refusal && refusal.getCode() != 0) {
                return refused(refusal);
            }
        }
        var words = ApiServer.shortened(String.valueOf(failure.getMessage()));
        return because(Reason.FAILED, "could not run the command: " + words, failure);
    }

    private static ShellFailure refused(KubernetesClientException refusal) {
        return switch (refusal.getCode()) {
            case ApiException.FORBIDDEN -> because(Reason.FORBIDDEN, "must not be read: exec is forbidden", refusal);
            case ApiException.UNAUTHORIZED ->
                because(Reason.FORBIDDEN, "must not be read: the server does not accept the login", refusal);
            case ApiException.NOT_FOUND ->
                because(Reason.GONE, "is not there any more, or has no such container", refusal);
            default -> because(
                    Reason.FAILED,
                    "was not reached: the server answered " + refusal.getCode() + ": "
                            + ApiServer.shortened(String.valueOf(refusal.getMessage())),
                    refusal);
        };
    }

    private static ShellFailure because(Reason reason, String message, Throwable cause) {
        var failure = new ShellFailure(reason, message);
        failure.initCause(cause);
        return failure;
    }
}
