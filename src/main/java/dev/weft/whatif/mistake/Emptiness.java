package dev.weft.whatif.mistake;

import static dev.weft.whatif.editing.Selections.count;

import dev.weft.cluster.Problem.Severity;
import dev.weft.policy.Peer;
import dev.weft.whatif.editing.ClusterWords;
import dev.weft.whatif.editing.Part;
import dev.weft.whatif.editing.TextPeers;
import dev.weft.yaml.YamlEdits;
import dev.weft.yaml.YamlPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What nothing, `{}` and `[]` mean, each in words where it stands: in a NetworkPolicy the three differ from field to
/// field.
/// Source: networking/v1 types, NetworkPolicySpec, NetworkPolicyIngressRule.from and .ports, NetworkPolicyPeer.
final class Emptiness {
    private final Typed typed;
    private final List<Mistake> found = new ArrayList<>();

    private Emptiness(Typed typed) {
        this.typed = typed;
    }

    static List<Mistake> of(Typed typed) {
        var run = new Emptiness(typed);
        if (typed.peers().isNetworkPolicy()) {
            run.subject();
            run.direction("ingress", "is let in");
            run.direction("egress", "may be reached");
        }
        return run.found;
    }

    private void subject() {
        var spec = typed.outline().at("spec").filter(part -> part.is(Part.Kind.MAP));
        if (spec.isEmpty()) {
            return;
        }
        var selector = spec.get().field("podSelector");
        var everyPod = "every pod of " + typed.peers().home() + " (" + pods() + ")";
        if (selector.isEmpty()) {
            var mistake = typed.mistake(
                    "empty", Severity.INFO, spec.get().path(), "podSelector is missing, which selects " + everyPod,
                    "write podSelector: {} to say so");
            found.add(typed.fixed(mistake, "Write podSelector: {}",
                    text -> YamlEdits.set(text, YamlPath.of("spec.podSelector"), Map.of())));
        } else if (selector.get().isEmpty()) {
            say(Severity.INFO, selector.get(), written(selector.get()) + " selects "
                    + everyPod, "name a label to select fewer");
        }
    }

    private String pods() {
        return typed.peers().subject().map(it -> count(ClusterWords.pods(typed.words().chosen(it)), "pod")).orElse("");
    }

    private static String written(Part part) {
        return switch (part.kind()) {
            case NOTHING -> "nothing behind the colon counts as missing and";
            case LIST -> "[]";
            case MAP, VALUE -> "{}";
        };
    }

    private void direction(String direction, String whom) {
        typed.outline().at(TextPeers.direction(direction)).ifPresent(list -> {
            if (list.isEmpty()) {
                boolean nothing = list.is(Part.Kind.NOTHING);
                say(Severity.INFO, list, nothing
                                ? "nothing behind the colon counts as missing"
                                : "[] holds no rule: this policy says of nobody that he " + whom,
                        nothing ? "write [] or a rule" : "write - {} to allow everybody");
            }
            list.items().forEach(rule -> rule(rule, direction, whom));
        });
    }

    private void rule(Part rule, String direction, String whom) {
        if (rule.isEmpty()) {
            say(Severity.INFO, rule, "an empty rule: everybody " + whom + ", on every port, outside too",
                    "write the direction as [] to allow nobody");
        }
        rule.field(TextPeers.peersField(direction)).ifPresent(peers -> {
            if (peers.isEmpty()) {
                missing(rule, peers, "an empty list counts as missing: everybody " + whom
                        + ", outside too", "name peers");
            }
            peers.items().forEach(this::peer);
        });
        rule.field("ports").filter(Part::isEmpty).ifPresent(ports ->
                missing(rule, ports, "an empty list counts as missing: every port is allowed", "name ports"));
    }

    private void missing(Part rule, Part list, String message, String remedy) {
        var mistake = typed.mistake("empty-list", Severity.WARNING, list.path(), message, remedy
                + ", or remove the rule");
        found.add(typed.fixed(mistake, "Remove the rule", text -> YamlEdits.remove(text, rule.path())));
    }

    private void peer(Part item) {
        var pods = item.field("podSelector").filter(part -> part.is(Part.Kind.MAP));
        var namespaces = item.field("namespaceSelector").filter(part -> part.is(Part.Kind.MAP));
        var whom = typed.peers().peer(item)
                .filter(Peer.Pods.class::isInstance)
                .map(it -> " (" + count(ClusterWords.pods(typed.words().chosen(((Peer.Pods) it).selection())), "pod")
                        + ")")
                .orElse("");
        namespaces.filter(Part::isEmpty).ifPresent(part -> say(
                Severity.INFO, part, "{} means all namespaces" + whom,
                "leave out namespaceSelector to mean " + typed.peers().home() + " alone"));
        pods.filter(part -> part.isEmpty() && namespaces.isEmpty()).ifPresent(part -> say(
                Severity.INFO, part, "{} means every pod of " + typed.peers().home() + " itself" + whom,
                "add a namespaceSelector to mean other namespaces"));
    }

    private void say(Severity severity, Part part, String message, String remedy) {
        found.add(typed.mistake("empty", severity, part.path(), message, remedy));
    }
}
