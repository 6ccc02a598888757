package dev.weft.kube.api;

import dev.weft.cluster.ResourceKind;
import dev.weft.kube.config.AccessException;
import dev.weft.kube.config.KubeContext;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// From an exception to a cause and a remedy that name the context.
public final class Faults {
    /// Whom the server takes us for when the client certificate is none of its authority's.
    private static final String ANONYMOUS = "User \"system:anonymous\"";

    private final KubeContext context;

    public Faults(KubeContext context) {
        this.context = context;
    }

    /// While a kind was read, in one namespace or everywhere.
    public Fault reading(ResourceKind kind, String namespace, Throwable failure) {
        return failure instanceof ApiException refusal && refusal.code() == ApiException.FORBIDDEN
                ? forbidden(kind, namespace, refusal)
                : connection(failure);
    }

    private Fault forbidden(ResourceKind kind, String namespace, ApiException refusal) {
        var where = !kind.namespaced() ? "" : namespace.isEmpty() ? " -A" : " -n " + namespace;
        var said = String.valueOf(refusal.getMessage());
        if (said.contains(ANONYMOUS) && !context.user().isEmpty()) {
            return notAccepted();
        }
        return new Fault(
                said.isEmpty() ? "not allowed to list " + kind.resource() : said,
                "run: kubectl auth can-i list " + kind.resource() + where);
    }

    /// While something other than a list was asked for: `what` is told, `resource` may hold a subresource.
    public Fault asking(String what, String verb, String resource, String namespace, Throwable failure) {
        return failure instanceof ApiException refusal && refusal.code() == ApiException.FORBIDDEN
                ? new Fault(what + " is forbidden", right(verb, resource, namespace))
                : connection(failure);
    }

    private static String right(String verb, String resource, String namespace) {
        return "run: kubectl auth can-i " + verb + " " + resource + (namespace.isEmpty() ? " -A" : " -n " + namespace);
    }

    public Fault connection(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var known = known(cause);
            if (known.isPresent()) {
                return known.get();
            }
        }
        return new Fault("the connection to " + server() + " broke", check());
    }

    private Optional<Fault> known(Throwable cause) {
        return switch (cause) {
            case AccessException own -> Optional.of(new Fault(String.valueOf(own.getMessage()), own.remedy()));
            case ApiException refusal -> Optional.of(refused(refusal));
            case UnknownHostException _ -> Optional.of(notFound());
            case UnresolvedAddressException _ -> Optional.of(notFound());
            case ConnectException refused when refused.getCause() == null || nothingBelow(refused) ->
                Optional.of(new Fault("nothing answers at " + server(), check()));
            case java.net.http.HttpConnectTimeoutException _ ->
                Optional.of(new Fault("no connection to " + server() + " within 5 s", check()));
            case HttpTimeoutException slow ->
                Optional.of(new Fault(server() + " gave " + slow.getMessage(), check()));
            case SSLException tls -> Optional.of(Certificates.fault(tls, context));
            default -> Optional.empty();
        };
    }

    /// The JDK wraps an unresolved address into a ConnectException, and that has to be told apart.
    private static boolean nothingBelow(Throwable refused) {
        for (var cause = refused.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof SSLException) {
                return false;
            }
        }
        return true;
    }

    private Fault refused(ApiException refusal) {
        if (refusal.code() == ApiException.UNAUTHORIZED) {
            return notAccepted();
        }
        var said = String.valueOf(refusal.getMessage());
        return new Fault(
                server() + " answered " + refusal.code() + (said.isEmpty() ? "" : ": " + said),
                "wait, or look at the server: kubectl get --raw /readyz --context " + context.name());
    }

    private Fault notAccepted() {
        return Certificates.expiredLogin(context)
                .orElseGet(() -> new Fault(
                        server() + " does not accept the login of user " + context.user(),
                        "log in again, then run: kubectl auth whoami --context " + context.name()));
    }

    private Fault notFound() {
        return new Fault("the name in " + server() + " cannot be found", "check the address, the network and the VPN");
    }

    private String server() {
        return context.server();
    }

    private String check() {
        return "check that the cluster runs: kubectl cluster-info --context " + context.name();
    }

    static boolean expired(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
                return true;
            }
        }
        return false;
    }
}
