package dev.weft.flow.prometheus;

import java.io.IOException;

/// Why a Prometheus gave no answer. The message is one line for people, `remedy` one imperative sentence; neither holds
/// a credential.
public final class PrometheusFailure extends IOException {
    public enum Reason {
        /// It was not reached, or does not answer now.
        SILENT,
        /// The user may not ask it.
        FORBIDDEN,
        /// Something answers, but no Prometheus.
        STRANGER,
        /// It answers, but not this question.
        QUESTION
    }

    private final Reason reason;
    private final String remedy;

    public PrometheusFailure(Reason reason, String message, String remedy) {
        super(message);
        this.reason = reason;
        this.remedy = remedy;
    }

    public Reason reason() {
        return reason;
    }

    public String remedy() {
        return remedy;
    }

    /// The message, never null.
    public String cause() {
        return String.valueOf(getMessage());
    }
}
