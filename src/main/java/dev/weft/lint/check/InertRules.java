package dev.weft.lint.check;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.Problem.Severity;
import dev.weft.lint.Check;
import dev.weft.lint.CheckRequest;
import dev.weft.lint.Finding;
import dev.weft.lint.Finding.Said;
import dev.weft.policy.Direction;
import dev.weft.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Rules of a direction that policyTypes does not name: they do nothing. A remark where they allow everything, which
/// is what happens anyway unless another policy isolates.
/// Source: networking/v1 NetworkPolicySpec.policyTypes; upstream e2e, "should enforce ingress policy ... egress" of
/// policies that name one type and hold rules of both.
final class InertRules implements Check {
    @Override
    public String code() {
        return "inert-rules";
    }

    @Override
    public String title() {
        return "Rules of a direction that policyTypes does not name do nothing";
    }

    @Override
    public String help() {
        return "Once policyTypes is given, only the directions that it names count: the policy neither isolates in "
                + "the other direction nor do its rules there allow anything.";
    }

    @Override
    public List<Finding> run(CheckRequest request) {
        var findings = new ArrayList<Finding>();
        for (var policy : request.policies()) {
            for (var direction : Direction.values()) {
                request.networkPolicy(policy)
                        .flatMap(manifest -> inert(request, policy, manifest, direction))
                        .ifPresent(findings::add);
            }
        }
        return findings;
    }

    private Optional<Finding> inert(
            CheckRequest request, Policy policy, Manifest manifest, Direction direction) {
        var path = "spec." + direction.field();
        var rules = PolicyBody.list(manifest, path);
        boolean named = PolicyBody.list(manifest, "spec.policyTypes").isEmpty()
                || policy.isolates().contains(direction);
        if (rules.isEmpty() || named) {
            return Optional.empty();
        }
        boolean isolated = request.policies().stream()
                .filter(other -> other.isolates().contains(direction))
                .anyMatch(other -> request.population().chosen(other.subject())
                        .intersects(request.population().chosen(policy.subject())));
        boolean harmless = rules.contains(Map.of()) && !isolated;
        var word = direction.word();
        var said = new Said(
                "policyTypes does not name " + word + ", so " + (rules.size() == 1 ? "this rule does" : "these "
                        + rules.size() + " rules do") + " nothing" + (isolated
                        ? ", while other policies isolate these pods for " + word.toLowerCase(Locale.ROOT)
                        : ", and no NetworkPolicy isolates these pods for " + word.toLowerCase(Locale.ROOT)),
                "add " + word + " to policyTypes if the rules are meant, else remove them");
        var severity = harmless ? Severity.INFO : Severity.WARNING;
        return Optional.of(Finding.of(this, severity, request.place(policy, path), said)
                .withPatch(PolicyBody.without(manifest, path)));
    }
}
