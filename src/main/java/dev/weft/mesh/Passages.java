package dev.weft.mesh;

import dev.weft.mesh.DestinationRules.Choice;
import dev.weft.mesh.Membership.Kind;
import dev.weft.mesh.Stance.Mode;
import java.util.List;

/// What two ends make of a connection between them.
///
/// Source: Istio, `buildUpstreamTLSSettings` (auto mTLS) and "Understanding TLS Configuration"; Linkerd, "Automatic
/// mTLS".
record Passages(DestinationRules rules) {
    private static final String AUTO = "auto mTLS, which is on by default, and the server ";

    private static final String OUTSIDE = "the client is outside of the mesh, and the server ";

    Passage between(End client, End server, int port) {
        var from = client.membership().kind();
        var to = server.membership().kind();
        if (from == Kind.UNKNOWN || to == Kind.UNKNOWN) {
            return Passage.unknown((from == Kind.UNKNOWN ? "client: " : "server: ")
                    + (from == Kind.UNKNOWN ? client : server).membership().words());
        }
        if (!isWorkload(to) || from == Kind.ZTUNNEL || from == Kind.WAYPOINT) {
            return Passage.unknown((isWorkload(to) ? "client: " + from.word() : "server: " + to.word())
                    + ", which handles connections of others");
        }
        boolean inside = to != Kind.NONE && server.takesIn(port).orElse(true);
        boolean sent = from != Kind.NONE && client.sends(server, port).orElse(true);
        if (!inside && !sent) {
            return server.takesIn(port).isEmpty() || client.sends(server, port).isEmpty()
                    ? doubt() : apart(from, to);
        }
        if ((to != Kind.NONE && server.takesIn(port).isEmpty())
                || (from != Kind.NONE && client.sends(server, port).isEmpty())) {
            return doubt();
        }
        var stance = server.reception().at(port);
        return to == Kind.LINKERD || from == Kind.LINKERD
                ? linkerd(new Ends(client, sent && from == Kind.LINKERD, inside && to == Kind.LINKERD, stance), server)
                : istio(new Ends(client, sent, inside, stance), server, port);
    }

    /// `sent` and `inside`: the client's, and the server's proxy sees the connection.
    private record Ends(End client, boolean sent, boolean inside, Stance stance) {}

    private static boolean isWorkload(Kind kind) {
        return kind != Kind.GATEWAY && kind != Kind.WAYPOINT && kind != Kind.ZTUNNEL;
    }

    private static Passage doubt() {
        return Passage.unknown("annotations of the pods let some addresses or ports pass by the proxy");
    }

    /// One of them may have a proxy that this connection passes by.
    private static Passage apart(Kind from, Kind to) {
        return from == Kind.NONE && to == Kind.NONE
                ? Passage.APART
                : Passage.of(Passage.Kind.PLAIN, "annotations let it pass by a proxy");
    }

    private static Passage linkerd(Ends ends, End server) {
        if (ends.sent() && ends.inside()) {
            return ends.stance().mode() == Mode.CLOSED
                    ? Passage.by(Passage.Kind.REFUSED, "", ends.stance())
                    : Passage.of(Passage.Kind.MTLS, "both are meshed by Linkerd");
        }
        boolean same = ends.client().membership().kind() == server.membership().kind();
        if (same) {
            return Passage.of(Passage.Kind.PLAIN, "annotations let it pass by a proxy");
        }
        if (ends.inside()) {
            return fromOutside(ends);
        }
        return server.membership().kind() == Kind.NONE
                ? Passage.of(Passage.Kind.PLAIN, "the server is not meshed")
                : Passage.unknown("the two are of different meshes");
    }

    /// The client has no proxy of the server's mesh.
    private static Passage fromOutside(Ends ends) {
        var stance = ends.stance();
        boolean abroad = ends.client().namespace().isEmpty();
        return switch (stance.mode()) {
            case STRICT, CLOSED -> Passage.by(
                    Passage.Kind.REFUSED, OUTSIDE + stance.mode().word() + ": ", stance);
            case PERMISSIVE, DISABLE -> plain(stance);
            case INSIDE -> abroad
                    ? Passage.unknown("whether its address counts as the cluster's: " + stance.words())
                    : plain(stance);
            case GUARDED, UNKNOWN -> Passage.by(Passage.Kind.UNKNOWN, "", stance);
        };
    }

    private static Passage plain(Stance stance) {
        return Passage.by(Passage.Kind.PLAIN, OUTSIDE + stance.mode().word() + ": ", stance);
    }

    private Passage istio(Ends ends, End server, int port) {
        if (!ends.sent()) {
            return fromOutside(ends);
        }
        var from = ends.client().membership().kind();
        if (from == Kind.AMBIENT) {
            return automatic(ends, server);
        }
        var choice = choice(ends.client().namespace(), server, port);
        return switch (choice.tls()) {
            case AUTO -> sidecar(ends, server, port);
            case UNSURE -> Passage.unknown(choice.why());
            case DISABLE -> disabled(ends, choice);
            case SIMPLE -> simple(ends, choice);
            case MUTUAL -> mutual(ends, choice, Passage.unknown("the client brings its own certificates: "
                    + words(choice)));
            case ISTIO_MUTUAL -> mutual(ends, choice, ruled(Passage.Kind.REFUSED, choice,
                    "the client sends mTLS, and nothing takes it: "));
        };
    }

    /// What DestinationRules say of every Service port that leads there, if they agree.
    private Choice choice(String client, End server, int port) {
        var choices = server.leads().stream()
                .filter(lead -> lead.port() == port)
                .map(lead -> rules.of(client, lead.service(), lead.servicePort()))
                .distinct()
                .toList();
        var different = choices.stream().map(Choice::tls).distinct().toList();
        return different.size() > 1
                ? Choice.unsure("DestinationRules differ between the Services that lead to it")
                : choices.stream().findFirst().orElse(Choice.AUTO);
    }

    /// A sidecar does mTLS with what it knows as a Service's backend; to a bare address of a pod it sends what the
    /// client sent.
    private static Passage sidecar(Ends ends, End server, int port) {
        boolean led = server.leads().stream().anyMatch(lead -> lead.port() == port);
        if (ends.inside() && !led && port != End.ANY_PORT) {
            return Passage.unknown("no Service leads to this port, and a sidecar adds no mTLS to a bare address");
        }
        return automatic(ends, server);
    }

    private static Passage automatic(Ends ends, End server) {
        if (!ends.inside()) {
            return Passage.of(Passage.Kind.PLAIN, "no proxy stands before the server");
        }
        var from = ends.client().membership().kind();
        var to = server.membership().kind();
        boolean mixed = (from == Kind.AMBIENT) != (to == Kind.AMBIENT);
        if (mixed) {
            return Passage.unknown("a sidecar and ambient meet, which is not claimed to be mTLS in every release");
        }
        return switch (ends.stance().mode()) {
            case STRICT, PERMISSIVE -> Passage.by(
                    Passage.Kind.MTLS, AUTO + ends.stance().mode().word() + ": ", ends.stance());
            case DISABLE -> Passage.by(
                    Passage.Kind.PLAIN, "the server " + ends.stance().mode().word() + ": ", ends.stance());
            case INSIDE, CLOSED, GUARDED, UNKNOWN -> Passage.by(Passage.Kind.UNKNOWN, "", ends.stance());
        };
    }

    private static Passage disabled(Ends ends, Choice choice) {
        if (!ends.inside()) {
            return ruled(Passage.Kind.PLAIN, choice, "");
        }
        return switch (ends.stance().mode()) {
            case STRICT -> ruled(
                    Passage.Kind.REFUSED, choice, "the server takes mTLS alone, and the client gives it up: ");
            case PERMISSIVE, DISABLE -> ruled(Passage.Kind.PLAIN, choice, "the client gives up mTLS: ");
            case INSIDE, CLOSED, GUARDED, UNKNOWN -> Passage.by(Passage.Kind.UNKNOWN, "", ends.stance());
        };
    }

    private static Passage simple(Ends ends, Choice choice) {
        if (!ends.inside()) {
            return ruled(Passage.Kind.TLS, choice, "");
        }
        return ends.stance().mode() == Mode.STRICT
                ? ruled(Passage.Kind.REFUSED, choice, "the client shows no certificate: ")
                : Passage.unknown("whether the workload itself takes TLS: " + words(choice));
    }

    private static Passage mutual(Ends ends, Choice choice, Passage otherwise) {
        var mode = ends.stance().mode();
        if (ends.inside() && List.of(Mode.STRICT, Mode.PERMISSIVE).contains(mode)) {
            return ruled(Passage.Kind.MTLS, choice, "");
        }
        return ends.inside() && mode == Mode.UNKNOWN ? Passage.by(Passage.Kind.UNKNOWN, "", ends.stance()) : otherwise;
    }

    private static Passage ruled(Passage.Kind kind, Choice choice, String why) {
        return new Passage(kind, choice.by(), why + words(choice));
    }

    private static String words(Choice choice) {
        return choice.by().map(Decider::words).orElse(choice.why());
    }
}
