package dev.weft.flow.prometheus;

import java.io.IOException;
import javax.net.ssl.SSLException;

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

    /// So much of what a server says is repeated.
    private static final int SAID = 200;

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

    /// What an HTTP status says. `rights` is the command that shows whether the user may ask.
    static PrometheusFailure ofStatus(int status, String body, String where, String rights) {
        return switch (status) {
            case 401, 403 -> new PrometheusFailure(
                    Reason.FORBIDDEN, where + " refused (" + status + ")", rights);
            case 400, 422 -> new PrometheusFailure(
                    Reason.QUESTION,
                    "a query was refused (" + status + "): " + error(body),
                    "choose a shorter window, or look at the limits of that Prometheus");
            case 404, 405 -> new PrometheusFailure(
                    Reason.STRANGER,
                    where + " has no query API (" + status + ")",
                    "check that it is a Prometheus, and whether it serves under a path prefix");
            case 503 -> new PrometheusFailure(
                    Reason.SILENT, where + " is not ready (503)", "check that its pod runs, and wait for its start");
            default -> new PrometheusFailure(
                    status >= 300 && status < 400 ? Reason.STRANGER : Reason.SILENT,
                    where + " answered " + status + (status >= 300 && status < 400 ? ", a redirect" : ""),
                    "check the address, and whether a login stands before it");
        };
    }

    static PrometheusFailure silent(String where, Throwable cause) {
        if (cause instanceof SSLException) {
            return new PrometheusFailure(
                    Reason.SILENT,
                    where + " speaks no TLS that is trusted here: " + firstLine(String.valueOf(cause.getMessage())),
                    "give the CA of its certificate (--ca), and the name that stands in it");
        }
        var why = cause.getMessage();
        return new PrometheusFailure(
                Reason.SILENT,
                where + " does not answer: " + (why == null ? cause.getClass().getSimpleName() : firstLine(why)),
                "check that it runs and is reached from here");
    }

    static PrometheusFailure tooMuch() {
        return new PrometheusFailure(
                Reason.QUESTION, "an answer is longer than 16 MB", "drop labels that nobody needs, or whole metrics");
    }

    static PrometheusFailure tooLong(String path, int limit) {
        return new PrometheusFailure(
                Reason.QUESTION,
                "a query has " + path.length() + " characters, more than the " + limit + " that proxies let through",
                "report it");
    }

    /// The `error` of Prometheus' own answer, else its first line.
    private static String error(String body) {
        int at = body.indexOf("\"error\":\"");
        var text = at < 0 ? body : body.substring(at + 9);
        int end = at < 0 ? text.length() : text.indexOf('"');
        return firstLine(end < 0 ? text : text.substring(0, end));
    }

    private static String firstLine(String text) {
        var line = text.lines().findFirst().orElse("");
        return line.length() > SAID ? line.substring(0, SAID) : line;
    }
}
