package dev.weft.kube.config;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A login by credential plugin: asks for consent before its first run, keeps the answer until it expires, and runs the
/// plugin once more when the server refuses an answer that it had not refused before. A refusal of consent is final,
/// and
/// a plugin that failed is left alone for a while: many requests wait here at once, and each would try again.
///
/// Threads: any; one of them runs the plugin while the others wait for its answer.
final class ExecLogin implements Login {
    /// After a failed run, nobody else's request runs it again for this long.
    private static final Duration REST = Duration.ofSeconds(10);

    private final ExecPlugin plugin;
    private final KubeAccess access;
    private final ExecConsent consent;
    private final ExecPluginRunner runner;
    private final InstantSource clock;
    private final ReentrantLock one = new ReentrantLock();
    private @Nullable ExecCredential current;
    private @Nullable AccessException failure;
    private Instant failedAt = Instant.EPOCH;
    private boolean consented;
    private boolean refused;
    /// Whether the current answer came of a 401 and was not accepted since. Then another run would change nothing.
    private boolean onTrial;

    ExecLogin(KubeAccess access, ExecPlugin plugin, ExecConsent consent, ExecPluginRunner runner, InstantSource clock) {
        this.access = access;
        this.plugin = plugin;
        this.consent = consent;
        this.runner = runner;
        this.clock = clock;
    }

    /// The answer to use now.
    ExecCredential credential() throws IOException {
        lock();
        try {
            var known = current;
            if (known != null && known.usable(now())) {
                return known;
            }
            return run();
        } finally {
            one.unlock();
        }
    }

    @Override
    public Optional<String> authorization() throws IOException {
        return header(credential());
    }

    @Override
    public boolean renewed(Optional<String> refused) throws IOException {
        lock();
        try {
            var known = current;
            if (known != null && !header(known).equals(refused)) {
                return true; // somebody else has run it meanwhile
            }
            if (onTrial) {
                return false;
            }
            run();
            onTrial = true;
            return true;
        } finally {
            one.unlock();
        }
    }

    @Override
    public void accepted(Optional<String> header) {
        if (one.tryLock()) { // not worth waiting for a plugin; the next answer says it again
            try {
                onTrial = false;
            } finally {
                one.unlock();
            }
        }
    }

    private ExecCredential run() throws IOException {
        askOnce();
        var known = failure;
        if (known != null && now().isBefore(failedAt.plus(REST))) {
            throw new AccessException(String.valueOf(known.getMessage()), known.remedy());
        }
        try {
            var answer = runner.run(plugin, access);
            current = answer;
            failure = null;
            return answer;
        } catch (AccessException failed) {
            failure = failed;
            failedAt = now();
            throw failed;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException("the credential plugin was left");
        }
    }

    private void askOnce() throws AccessException {
        if (!consented && !refused) {
            consented = consent.granted(plugin);
            refused = !consented;
        }
        if (refused) {
            throw new AccessException(
                    "the kubeconfig wants to run a command: " + plugin.line(),
                    "allow it with --allow-exec, if you trust the file");
        }
    }

    private void lock() throws IOException {
        try {
            one.lockInterruptibly();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException("the credential plugin was left");
        }
    }

    private Instant now() {
        return clock.instant();
    }

    private static Optional<String> header(ExecCredential credential) {
        return KubeAccess.some(credential.token()).map(token -> "Bearer " + token);
    }
}
