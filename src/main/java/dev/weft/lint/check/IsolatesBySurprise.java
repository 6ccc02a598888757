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
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// A NetworkPolicy with egress rules alone and no policyTypes: it isolates for ingress too, and lets nobody in. A
/// warning where it is the only one that isolates some pod so, else a remark. Who writes `ingress: []` means it.
/// Source: networking/v1 NetworkPolicySpec.policyTypes ("policies that ... contain an egress section are assumed to
/// affect egress, and all policies (whether or not they contain an ingress section) are assumed to affect ingress").
final class IsolatesBySurprise implements Check {
    @Override
    public String code() {
        return "isolates-by-surprise";
    }

    @Override
    public String title() {
        return "Egress rules without policyTypes cut off ingress too";
    }

    @Override
    public String help() {
        return "Without policyTypes every NetworkPolicy isolates its pods for ingress, and for egress too once it "
                + "has an egress rule. A policy that was written to limit egress so denies all ingress that no other "
                + "policy allows. Naming the types says which directions are meant.";
    }

    @Override
    public List<Finding> run(CheckRequest request) {
        var findings = new ArrayList<Finding>();
        for (var policy : request.policies()) {
            request.networkPolicy(policy)
                    .filter(manifest -> PolicyBody.list(manifest, "spec.policyTypes").isEmpty())
                    .filter(manifest -> PolicyBody.at(manifest, "spec.ingress").isEmpty())
                    .filter(manifest -> !PolicyBody.list(manifest, "spec.egress").isEmpty())
                    .map(manifest -> finding(request, policy, manifest))
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private Finding finding(CheckRequest request, Policy policy, Manifest manifest) {
        var population = request.population();
        var alone = population.livingOf(policy.subject());
        alone.andNot(isolatedByOthers(request, policy));
        var path = policy.rules().isEmpty() ? "spec" : "spec.egress";
        var whom = alone.isEmpty() ? "" : ": nobody reaches " + Words.few(population.workloads(alone))
                + letIn(request, alone).map(others -> " but by " + others).orElse("");
        var said = new Said(
                "policyTypes is missing, so the policy isolates for ingress too" + whom,
                "write policyTypes: [Egress] if only egress is meant, else [Ingress, Egress]");
        var severity = alone.isEmpty() ? Severity.INFO : Severity.WARNING;
        return Finding.of(this, severity, request.place(policy, path), said)
                .withPatch(PolicyBody.with(
                        manifest,
                        "spec.policyTypes",
                        List.of(Direction.INGRESS.word(), Direction.EGRESS.word())));
    }

    private static BitSet isolatedByOthers(CheckRequest request, Policy policy) {
        var isolated = new BitSet();
        for (var other : request.policies()) {
            if (!other.ref().equals(policy.ref()) && other.isolates().contains(Direction.INGRESS)) {
                isolated.or(request.population().chosen(other.subject()));
            }
        }
        return isolated;
    }

    /// Rules of other tiers that speak about ingress of these pods.
    private static Optional<String> letIn(CheckRequest request, BitSet pods) {
        var names = request.policies().stream()
                .filter(other -> other.isolates().isEmpty())
                .filter(other -> other.rules().stream().anyMatch(rule -> rule.direction() == Direction.INGRESS))
                .filter(other -> request.population().chosen(other.subject()).intersects(pods))
                .map(other -> other.ref().label())
                .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(Words.few(names));
    }
}
