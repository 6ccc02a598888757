package dev.weft.mesh;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Labels;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.Pod;
import dev.weft.mesh.Stance.Mode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Whom Linkerd's proxies take beside meshed peers: its default inbound policy, fixed when the pod was made, and for
/// the ports of a Server that Server's access policy. AuthorizationPolicies may let in more; they are not evaluated.
///
/// Source: Linkerd documentation, "Authorization Policy" and "Proxy Configuration"; its policy controller's index.
final class LinkerdInbound {
    private static final String DEFAULT = "config.linkerd.io/default-inbound-policy";
    private static final String IDENTIFIED = "config.linkerd.io/proxy-require-identity-inbound-ports";

    private final ClusterSnapshot snapshot;
    private final Map<String, List<Manifest>> servers;

    LinkerdInbound(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
        this.servers = MeshKinds.byNamespace(snapshot, MeshKinds.SERVER);
    }

    Reception of(Pod pod, Labels annotations) {
        var heard = Heard.of(snapshot, MeshKinds.SERVER, pod.namespace());
        if (!heard.read()) {
            return Reception.of(Stance.unknown(heard.why()));
        }
        var usual = usual(pod, annotations);
        var ports = new TreeMap<Integer, Stance>();
        identified(annotations, usual, ports);
        for (var server : servers.getOrDefault(pod.namespace(), List.of())) {
            selected(server, pod).forEach((port, stance) -> ports.merge(port, stance, LinkerdInbound::both));
        }
        return new Reception(usual, ports);
    }

    private static Stance usual(Pod pod, Labels annotations) {
        var named = annotations.value(DEFAULT);
        if (named.isPresent()) {
            return stance(named.get(), Optional.empty(), "default inbound policy " + named.get(), false);
        }
        var started = pod.network().mesh().proxies().stream()
                .map(Pod.MeshMarks.Proxy::inbound)
                .filter(policy -> !policy.isEmpty())
                .findFirst();
        return started
                .map(policy -> stance(policy, Optional.empty(), "its proxy was started with " + policy, false))
                .orElseGet(() -> new Stance(
                        Mode.PERMISSIVE, Optional.empty(),
                        "Linkerd's default all-unauthenticated, if it was installed so"));
    }

    /// Of an allowing default these ports take meshed peers alone.
    private static void identified(Labels annotations, Stance usual, Map<Integer, Stance> ports) {
        var text = annotations.value(IDENTIFIED);
        var listed = Bypass.ports(text);
        boolean allows = usual.mode() == Mode.PERMISSIVE || usual.mode() == Mode.INSIDE;
        if (allows && listed.isPresent()) {
            for (var range : listed.get().ranges()) {
                for (int port = range.first(); port <= range.last(); port++) {
                    ports.put(port, new Stance(Mode.STRICT, Optional.empty(), IDENTIFIED + " " + text.orElse("")));
                }
            }
        }
    }

    private static Stance both(Stance one, Stance other) {
        boolean servers = one.by().isPresent() && other.by().isPresent();
        return servers ? new Stance(Mode.UNKNOWN, one.by(), "and another Server claims the same port") : other;
    }

    /// The ports of the pod that the Server is about. Only ports that the pod declares count.
    private static Map<Integer, Stance> selected(Manifest server, Pod pod) {
        var spec = Fields.spec(server);
        var ports = new TreeMap<Integer, Stance>();
        boolean mine = spec.has("podSelector")
                && spec.in("podSelector").selector().filter(known -> known.matches(pod.labels())).isPresent();
        if (!mine) {
            return ports;
        }
        int number = spec.number("port");
        var name = spec.text("port").orElse("");
        var policy = spec.text("accessPolicy").orElse("deny");
        var by = Decider.of(server, spec.has("accessPolicy") ? "spec.accessPolicy" : "spec", policy);
        pod.ports().stream()
                .filter(port -> port.number() == number || (!name.isEmpty() && port.name().equals(name)))
                .forEach(port -> ports.put(port.number(), stance(policy, Optional.of(by), "", true)));
        return ports;
    }

    /// `guarded`: AuthorizationPolicies may let in others too.
    private static Stance stance(String policy, Optional<Decider> by, String why, boolean guarded) {
        var mode = switch (policy) {
            case "all-unauthenticated", "audit" -> Mode.PERMISSIVE;
            case "cluster-unauthenticated" -> Mode.INSIDE;
            case "all-authenticated", "cluster-authenticated" -> guarded ? Mode.GUARDED : Mode.STRICT;
            case "deny" -> guarded ? Mode.GUARDED : Mode.CLOSED;
            default -> Mode.UNKNOWN;
        };
        return new Stance(mode, by, why);
    }
}
