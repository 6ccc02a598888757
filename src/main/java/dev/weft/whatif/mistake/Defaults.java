package dev.weft.whatif.mistake;

import dev.weft.cluster.Problem.Severity;
import dev.weft.whatif.editing.Part;
import dev.weft.yaml.YamlEdits;
import dev.weft.yaml.YamlPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a NetworkPolicy does that it does not say: the directions it isolates where policyTypes is missing, and that it
/// allows where its name says that it denies.
/// Source: networking/v1 NetworkPolicySpec.policyTypes; Kubernetes documentation, "Network Policies", what one cannot
/// do with them: "explicitly deny policies".
final class Defaults {
    private static final YamlPath TYPES = YamlPath.of("spec.policyTypes");
    private static final Pattern DENIES = Pattern.compile("(^|.*-)(deny|block|forbid|reject|drop|no)(-.*|$)");
    /// What is left out of a general denial is allowed on purpose.
    private static final Pattern EXCEPTS = Pattern.compile(".*(default|all|except|but|allow|only).*");

    private Defaults() {}

    static List<Mistake> of(Typed typed) {
        var found = new ArrayList<Mistake>();
        var spec = typed.outline().at("spec").filter(part -> part.is(Part.Kind.MAP));
        if (typed.peers().isNetworkPolicy() && spec.isPresent()) {
            if (spec.get().field("policyTypes").map(Part::isEmpty).orElse(true)) {
                types(typed, spec.get(), found);
            }
            name(typed, found);
        }
        return found;
    }

    private static void types(Typed typed, Part spec, List<Mistake> found) {
        var ingress = spec.field("ingress").filter(part -> !part.is(Part.Kind.NOTHING));
        var egress = spec.field("egress").filter(part -> !part.is(Part.Kind.NOTHING));
        boolean rules = egress.filter(part -> !part.isEmpty()).isPresent();
        var both = List.of("Ingress", "Egress");
        if (rules && ingress.isEmpty()) {
            var mistake = typed.mistake(
                    "missing-policy-types", Severity.WARNING, egress.get().path(),
                    "policyTypes is missing: the policy isolates for ingress too, and lets nobody in",
                    "write policyTypes");
            found.add(write(typed, write(typed, mistake, List.of("Egress")), both));
        } else if (egress.isPresent() && !rules) {
            var mistake = typed.mistake(
                    "missing-policy-types", Severity.WARNING, egress.get().path(),
                    "policyTypes is missing: without an egress rule nothing is isolated for egress",
                            "write policyTypes");
            found.add(write(typed, mistake, both));
        } else {
            var types = rules ? both : List.of("Ingress");
            var mistake = typed.mistake(
                    "missing-policy-types", Severity.INFO, spec.path(),
                    "policyTypes is missing: the policy isolates for "
                            + String.join(" and ", types).toLowerCase(Locale.ROOT), "write policyTypes to say so");
            found.add(write(typed, mistake, types));
        }
    }

    private static Mistake write(Typed typed, Mistake mistake, List<String> types) {
        return typed.fixed(
                mistake, "Write policyTypes: [" + String.join(", ", types) + "]",
                text -> YamlEdits.set(text, TYPES, types));
    }

    private static void name(Typed typed, List<Mistake> found) {
        var name = typed.outline().word("metadata.name");
        if (!DENIES.matcher(name).matches() || EXCEPTS.matcher(name).matches()) {
            return;
        }
        for (var direction : List.of("ingress", "egress")) {
            typed.peers().rules(direction).stream().findFirst().ifPresent(rule -> found.add(typed.mistake(
                    "cannot-deny", Severity.WARNING, rule.path(),
                    "a policy cannot deny: this rule allows "
                            + (direction.equals("ingress") ? "what it lets in" : "whom it names")
                            + ", though the policy is called " + name,
                    "isolate the pods by " + direction + ": [] and allow the others, or write an AdminNetworkPolicy")));
        }
    }
}
