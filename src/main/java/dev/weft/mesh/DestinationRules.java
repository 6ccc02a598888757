package dev.weft.mesh;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How Istio's sidecars set out to a port of a Service: as DestinationRules say, else by themselves (auto mTLS).
///
/// A rule counts in the client's namespace, the Service's and the root, where `exportTo` lets the client see it; in
/// each, of several hosts that match, the most specific. Which namespace wins, and how rules for one host are merged,
/// is not claimed: where what is left does not agree, the choice is unsure. So it is where a subset says otherwise, as
/// routes choose subsets, and where a rule is for some of the clients only.
///
/// Source: Istio documentation, "Destination Rule" (`ClientTLSSettings`, `exportTo`, short names).
final class DestinationRules {
    enum Tls {
        AUTO,
        DISABLE,
        SIMPLE,
        MUTUAL,
        ISTIO_MUTUAL,
        UNSURE
    }

    /// `why` is for what is unsure.
    record Choice(Tls tls, Optional<Decider> by, String why) {
        static final Choice AUTO = new Choice(Tls.AUTO, Optional.empty(), "");

        static Choice unsure(String why) {
            return new Choice(Tls.UNSURE, Optional.empty(), why);
        }
    }

    private static final String DOMAIN = ".svc.cluster.local";

    private final ClusterSnapshot snapshot;
    private final String root;
    private final Map<String, List<Manifest>> byNamespace;

    DestinationRules(ClusterSnapshot snapshot, String root) {
        this.snapshot = snapshot;
        this.root = root;
        this.byNamespace = MeshKinds.byNamespace(snapshot, MeshKinds.DESTINATION_RULE);
    }

    Choice of(String client, ObjectRef service, int port) {
        var choices = new ArrayList<Choice>();
        for (var namespace : Stream.of(client, service.namespace(), root).distinct().toList()) {
            var heard = Heard.of(snapshot, MeshKinds.DESTINATION_RULE, namespace);
            if (!heard.read()) {
                return Choice.unsure(heard.why());
            }
            mostSpecific(namespace, client, service).forEach(rule -> choices.addAll(choices(rule, port)));
        }
        var different = choices.stream().map(Choice::tls).distinct().toList();
        if (different.size() <= 1) {
            return choices.stream().findFirst().orElse(Choice.AUTO);
        }
        return choices.stream().filter(choice -> choice.tls() == Tls.UNSURE).findFirst()
                .orElseGet(() -> Choice.unsure("DestinationRules disagree: " + choices.stream()
                        .flatMap(choice -> choice.by().stream())
                        .map(Decider::words)
                        .distinct()
                        .collect(Collectors.joining(", "))));
    }

    private List<Manifest> mostSpecific(String namespace, String client, ObjectRef service) {
        var matching = byNamespace.getOrDefault(namespace, List.of()).stream()
                .filter(rule -> isSeen(rule, client))
                .filter(rule -> matches(host(rule), service))
                .toList();
        int longest = matching.stream()
                .map(rule -> rank(host(rule)))
                .max(Comparator.naturalOrder())
                .orElse(0);
        return matching.stream().filter(rule -> rank(host(rule)) == longest).toList();
    }

    /// Missing means everywhere. Source: `DestinationRule.exportTo`.
    private static boolean isSeen(Manifest rule, String client) {
        var to = Fields.spec(rule).texts("exportTo");
        return to.isEmpty()
                || to.contains("*")
                || to.contains(client)
                || (to.contains(".") && rule.ref().namespace().equals(client));
    }

    /// In full: a name without a dot is one of the rule's own namespace.
    private static String host(Manifest rule) {
        var host = Fields.spec(rule).text("host").orElse("");
        return host.contains(".") || host.startsWith("*") ? host : host + "." + rule.ref().namespace() + DOMAIN;
    }

    private static boolean matches(String host, ObjectRef service) {
        var name = service.name() + "." + service.namespace() + DOMAIN;
        return host.startsWith("*") ? name.endsWith(host.substring(1)) : host.equals(name);
    }

    /// A name before any pattern, a longer pattern before a shorter one.
    private static int rank(String host) {
        return host.startsWith("*") ? host.length() : Integer.MAX_VALUE;
    }

    private static List<Choice> choices(Manifest rule, int port) {
        var spec = Fields.spec(rule);
        var choices = new ArrayList<Choice>();
        choices.add(choice(rule, spec.in("trafficPolicy"), "spec.trafficPolicy", port).orElse(Choice.AUTO));
        var subsets = spec.list("subsets");
        for (int i = 0; i < subsets.size(); i++) {
            choice(rule, subsets.get(i).in("trafficPolicy"), "spec.subsets[" + i + "].trafficPolicy", port)
                    .ifPresent(choices::add);
        }
        boolean some = !spec.in("workloadSelector").isEmpty()
                && choices.stream().anyMatch(choice -> choice.tls() != Tls.AUTO);
        if (some) {
            choices.add(Choice.unsure(rule.ref().label() + " is for some clients only"));
        }
        return choices;
    }

    /// Empty where nothing is said of TLS.
    private static Optional<Choice> choice(Manifest rule, Fields policy, String path, int port) {
        var settings = policy.list("portLevelSettings");
        for (int i = 0; i < settings.size(); i++) {
            if (settings.get(i).in("port").number("number") == port && settings.get(i).has("tls")) {
                return Optional.of(tls(rule, settings.get(i).in("tls"), path + ".portLevelSettings[" + i + "].tls"));
            }
        }
        return policy.has("tls") ? Optional.of(tls(rule, policy.in("tls"), path + ".tls")) : Optional.empty();
    }

    /// Missing is DISABLE, the first of the modes. Source: `ClientTLSSettings.TLSmode`.
    private static Choice tls(Manifest rule, Fields tls, String path) {
        var mode = tls.text("mode").orElse("DISABLE");
        var by = Optional.of(Decider.of(rule, path + ".mode", mode));
        return switch (mode) {
            case "DISABLE" -> new Choice(Tls.DISABLE, by, "");
            case "SIMPLE" -> new Choice(Tls.SIMPLE, by, "");
            case "MUTUAL" -> new Choice(Tls.MUTUAL, by, "");
            case "ISTIO_MUTUAL" -> new Choice(Tls.ISTIO_MUTUAL, by, "");
            default -> Choice.unsure(rule.ref().label() + " has a TLS mode that Istio does not know");
        };
    }
}
