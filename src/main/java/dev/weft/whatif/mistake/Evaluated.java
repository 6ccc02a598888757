package dev.weft.whatif.mistake;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.Problem.Severity;
import dev.weft.lint.Check;
import dev.weft.lint.CheckRequest;
import dev.weft.lint.Finding;
import dev.weft.policy.Reachability;
import dev.weft.whatif.editing.Outline;
import dev.weft.yaml.ManifestYaml;
import dev.weft.yaml.YamlEdits;
import dev.weft.yaml.YamlPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the checks of [dev.weft.lint] find in the open policy once the draft has been evaluated, with their patches as
/// edits of the text.
final class Evaluated {
    /// Said from the text alone already, at once and with a fix.
    private static final Set<String> SAID = Set.of(
            "selector-matches-nothing", "two-items-are-alternatives", "empty-means-everything", "isolates-by-surprise");
    private static final YamlPath SPEC = YamlPath.of("spec");
    private static final YamlPath EGRESS = YamlPath.of("spec.egress");

    private Evaluated() {}

    static List<Mistake> of(Typed typed, Manifest policy, Reachability after, List<Check> checks) {
        var request = CheckRequest.of(after);
        return checks.stream()
                .filter(check -> !SAID.contains(check.code()))
                .flatMap(check -> check.run(request).stream())
                .filter(finding -> finding.place().object().equals(policy.ref()))
                .distinct()
                .sorted(Finding.ORDER)
                .map(finding -> mistake(typed, policy, after, finding))
                .toList();
    }

    private static Mistake mistake(Typed typed, Manifest policy, Reachability after, Finding finding) {
        var path = YamlPath.of(finding.place().path());
        var mistake = typed.mistake(finding.code(), finding.severity(), path, finding.reason(), finding.remedy());
        return switch (finding.code()) {
            case "egress-without-dns" -> DnsRule.of(typed.words().snapshot())
                    .map(rule -> typed.fixed(mistake, rule.title(), text -> names(text, rule)))
                    .orElse(mistake);
            case "one-sided-allow" -> {
                var fixes = finding.severity() == Severity.WARNING
                        ? new OtherSide(typed, policy, after).of(path)
                        : List.<Mistake.Fix>of();
                var fixed = mistake;
                for (var fix : fixes) {
                    fixed = fixed.with(fix);
                }
                yield fixed;
            }
            default -> finding.patch().map(patch -> patched(typed, mistake, policy, patch)).orElse(mistake);
        };
    }

    private static Optional<String> names(String text, DnsRule rule) {
        var rules = Outline.of(text).at(EGRESS);
        return YamlEdits.insert(text, EGRESS, rules.map(list -> list.items().size()).orElse(0), rule.body());
    }

    private static Mistake patched(Typed typed, Mistake mistake, Manifest policy, Manifest patch) {
        if (!patch.ref().equals(policy.ref())) {
            return mistake.with(new Mistake.Fix.Another(
                    "Add " + patch.ref().label(), ManifestYaml.write(patch), patch.ref().namespace()));
        }
        var spec = patch.body().get("spec");
        return spec == null
                ? mistake
                : typed.fixed(mistake, title(mistake), text -> YamlEdits.become(text, SPEC, spec));
    }

    private static String title(Mistake mistake) {
        var remedy = mistake.remedy();
        int end = remedy.indexOf(',');
        var first = end > 0 ? remedy.substring(0, end) : remedy;
        return Character.toUpperCase(first.charAt(0)) + first.substring(1);
    }
}
