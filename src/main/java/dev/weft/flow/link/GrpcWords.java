package dev.weft.flow.link;

import io.grpc.Status;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Why a call failed and what to do, in plain words.
///
/// `who` begins the sentence: `the Hubble relay`. What a server says itself is shortened to a line.
public final class GrpcWords {
    private static final int LONGEST_QUOTE = 160;

    private final String who;

    public GrpcWords(String who) {
        this.who = who;
    }

    public Trouble of(Status status, GrpcTarget target) {
        return switch (status.getCode()) {
            case OK -> Trouble.passing(who + " ended the stream", "wait: Weft connects again by itself");
            case CANCELLED -> status.getCause() != null
                    ? broken(status, target)
                    : Trouble.passing("the call was cancelled", "wait: Weft connects again by itself");
            case UNAVAILABLE -> unavailable(status, target);
            case DEADLINE_EXCEEDED -> silent(target);
            case UNAUTHENTICATED -> Trouble.lasting(
                    who + " does not know who asks" + quote(status),
                    "give a client certificate that it accepts (--cert, --key)");
            case PERMISSION_DENIED -> Trouble.lasting(
                    who + " refuses" + quote(status), "ask its administrator for the right to read flows");
            case UNIMPLEMENTED -> Trouble.lasting(
                    "what listens on " + target.address() + " does not offer this service" + quote(status),
                    "check the address and the port");
            case RESOURCE_EXHAUSTED -> Trouble.passing(
                    who + " is overloaded" + quote(status), "wait, or narrow the filter");
            case INTERNAL, UNKNOWN -> broken(status, target);
            default -> Trouble.passing(
                    who + " answers " + status.getCode() + quote(status), "look into its log");
        };
    }

    private Trouble silent(GrpcTarget target) {
        return Trouble.passing(
                who + " on " + target.address() + " does not answer",
                "check that its pod is running and that nothing between swallows the connection");
    }

    private Trouble unavailable(Status status, GrpcTarget target) {
        var cause = status.getCause();
        if (found(cause, UnknownHostException.class).isPresent()) {
            return Trouble.lasting("the name " + target.host() + " is not known", "check the address");
        }
        if (found(cause, ConnectException.class).isPresent()) {
            return Trouble.passing(
                    "nobody listens on " + target.address(), "check the address, and that its pod is running");
        }
        if (found(cause, NoRouteToHostException.class).isPresent()) {
            return Trouble.passing("there is no way to " + target.address(), "check the network and the address");
        }
        var tls = found(cause, SSLException.class);
        if (tls.isPresent()) {
            return insecure(tls.get(), target);
        }
        var said = String.valueOf(status.getDescription());
        if (said.contains("Keepalive failed")) {
            return silent(target);
        }
        if (said.contains("SETTINGS") || said.contains("HTTP/2")) {
            return noGrpc(target);
        }
        if (said.contains("closed") || found(cause, IOException.class).isPresent()) {
            return closed(target);
        }
        return Trouble.passing(who + " is not available" + quote(status), "wait: Weft connects again by itself");
    }

    private Trouble closed(GrpcTarget target) {
        return target.security() instanceof GrpcTarget.Plain
                ? Trouble.passing(
                        who + " on " + target.address() + " closed the connection",
                        "check that its pod is running; when it speaks TLS, give its CA (--ca)")
                : Trouble.passing(
                        who + " on " + target.address() + " closed the connection",
                        "check that its pod is running; when it asks for a client certificate, give one"
                                + " (--cert, --key)");
    }

    private Trouble insecure(SSLException refused, GrpcTarget target) {
        var said = String.valueOf(refused.getMessage());
        var lower = said.toLowerCase(java.util.Locale.ROOT);
        if (found(refused, CertificateExpiredException.class).isPresent()) {
            return Trouble.lasting("the certificate of " + who + " has expired", "renew it");
        }
        if (found(refused, CertificateNotYetValidException.class).isPresent()) {
            return Trouble.lasting(
                    "the certificate of " + who + " is not valid yet", "check this computer's clock");
        }
        if (found(refused, CertPathBuilderException.class).isPresent() || lower.contains("certification path")) {
            return Trouble.lasting(
                    "the certificate of " + who + " is from an authority that is not trusted",
                    "give the right CA (--ca)");
        }
        if (lower.contains("no name matching") || lower.contains("subject alternative")) {
            return Trouble.lasting(
                    "the certificate of " + who + " is for another name",
                    "give the name that stands in it (--authority)");
        }
        if (lower.contains("alert") && (lower.contains("certificate") || lower.contains("unknown_ca"))) {
            return Trouble.lasting(
                    who + " does not accept our certificate, or asks for one and got none",
                    "give a client certificate of its authority (--cert, --key)");
        }
        if (lower.contains("not an ssl") || lower.contains("record")) {
            return Trouble.lasting(who + " on " + target.address() + " speaks no TLS", "connect without TLS");
        }
        return Trouble.passing("no TLS with " + who + ": " + shortened(said), "check its certificate and the CA");
    }

    private Trouble noGrpc(GrpcTarget target) {
        return Trouble.lasting(
                "what listens on " + target.address() + " speaks no gRPC"
                        + (target.security() instanceof GrpcTarget.Plain ? ", or only with TLS" : ""),
                "check the address and the port, and whether TLS is on");
    }

    private Trouble broken(Status status, GrpcTarget target) {
        var said = String.valueOf(status.getDescription());
        if (status.getCause() != null || said.contains("HTTP")) {
            return Trouble.passing(
                    "what " + target.address() + " sends cannot be read" + quote(status),
                    "check the address and the port; a proxy between may spoil the answers");
        }
        return Trouble.passing(who + " failed" + quote(status), "look into its log");
    }

    /// `: said`, or nothing when nothing was said.
    private static String quote(Status status) {
        var said = status.getDescription();
        return said == null || said.isBlank() ? "" : ": " + shortened(said);
    }

    private static String shortened(String text) {
        var line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
    }

    private static <T extends Throwable> Optional<T> found(@Nullable Throwable thrown, Class<T> wanted) {
        int depth = 0;
        for (var each = thrown; each != null && depth < 20; each = each.getCause()) {
            if (wanted.isInstance(each)) {
                return Optional.of(wanted.cast(each));
            }
            depth++;
        }
        return Optional.empty();
    }
}
