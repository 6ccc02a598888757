package dev.weft.kube.api;

import dev.weft.kube.config.KubeContext;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// What is wrong when TLS fails, in words that say whose certificate it is.
final class Certificates {
    private Certificates() {}

    static Fault fault(SSLException tls, KubeContext context) {
        var server = context.server();
        var words = words(tls);
        if (Faults.expired(tls) || words.contains("validity check failed") || words.contains("notafter")) {
            return new Fault(
                    "the certificate of " + server + " is out of date, or this machine's clock is wrong",
                    "renew the server's certificate, or set the clock");
        }
        if (words.contains("certificate_expired") || words.contains("bad_certificate")) {
            return expiredLogin(context)
                    .orElseGet(() -> new Fault(
                            server + " does not accept the client certificate of user " + context.user(),
                            "get a new kubeconfig from whoever runs the cluster"));
        }
        if (words.contains("no subject alternative") || words.contains("no name matching")) {
            return new Fault(
                    "the certificate of " + server + " is for another name",
                    "use an address in `server:` that the certificate names");
        }
        if (words.contains("unable to find valid certification path") || words.contains("path does not chain")
                || words.contains("signature check failed") || words.contains("trust anchor")) {
            return new Fault(
                    "the certificate of " + server + " is not signed by the authority in the kubeconfig",
                    "correct certificate-authority of cluster " + context.cluster() + "; do not trust it blindly");
        }
        return new Fault(
                "no secure connection to " + server + " came about",
                "check that `server:` is an https address of an API server");
    }

    private static String words(Throwable tls) {
        var text = new StringBuilder();
        for (var cause = tls; cause != null; cause = cause.getCause()) {
            text.append(cause.getMessage()).append('\n');
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }

    /// A server answers an expired client certificate with a plain 401; the kubeconfig knows better.
    static Optional<Fault> expiredLogin(KubeContext context) {
        return context.certificateEnd()
                .filter(end -> end.isBefore(Instant.now()))
                .map(end -> new Fault(
                        "the client certificate of user " + context.user() + " expired on " + end,
                        "get a new kubeconfig from whoever runs the cluster"));
    }
}
