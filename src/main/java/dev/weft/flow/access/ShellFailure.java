package dev.weft.flow.access;

import java.io.IOException;

/// Why a command in a pod gave no answer. The message is one line for people.
public final class ShellFailure extends IOException {
    public enum Reason {
        /// The API server answered 401 or 403.
        FORBIDDEN,
        /// The pod, or its container, is not there or not running.
        GONE,
        /// The container has no program of that name.
        NO_COMMAND,
        TIMED_OUT,
        /// The command ran, failed and printed nothing; or the connection broke.
        FAILED
    }

    private final Reason reason;

    public ShellFailure(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
