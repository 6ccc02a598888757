package dev.weft.lint.check;

import dev.weft.cluster.Problem.Severity;
import dev.weft.lint.Check;
import dev.weft.lint.CheckRequest;
import dev.weft.lint.Finding;
import dev.weft.lint.Finding.Said;
import dev.weft.lint.check.Inclusion.Proof;
import dev.weft.policy.Action;
import dev.weft.policy.Direction;
import dev.weft.policy.Peer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A rule that is never asked, as earlier ones decide about all that it means: rules before it in its own first-match
/// tier, or rules of an earlier tier that accept or deny and that no Pass stands before.
/// Source: network-policy-api, "API overview": Admin is asked before NetworkPolicy, that before Baseline; in a tier
/// the lower priority first, in a policy the earlier rule; the first match decides.
final class ShadowedRule implements Check {
    @Override
    public String code() {
        return "shadowed-rule";
    }

    @Override
    public String title() {
        return "A rule is never asked, as earlier rules decide about all that it means";
    }

    @Override
    public String help() {
        return "In the Admin and Baseline tiers the first rule that matches decides: lower priorities come first, "
                + "then the order in the object. What the Admin tier accepts or denies no NetworkPolicy is asked "
                + "about. It is proved by inclusion of subject, peers and traffic.";
    }

    @Override
    public List<Finding> run(CheckRequest request) {
        var findings = new ArrayList<Finding>();
        for (var direction : Direction.values()) {
            var lines = RuleLine.of(request, direction);
            var deciders = lines.stream().filter(line -> line.isFirstMatch() && !line.isSilent()).toList();
            if (!deciders.isEmpty()) {
                var inclusion = new Inclusion(request.population());
                lines.stream()
                        .filter(line -> !line.isSilent() && line.isEvaluated())
                        .forEach(line -> shadowed(line, deciders, inclusion).ifPresent(findings::add));
            }
        }
        return findings;
    }

    private Optional<Finding> shadowed(RuleLine line, List<RuleLine> deciders, Inclusion inclusion) {
        var others = new LinkedHashSet<RuleLine>();
        var proof = Proof.ALWAYS;
        for (var peer : line.rule().peers()) {
            var best = Optional.<RuleLine>empty();
            var bestProof = Proof.NONE;
            for (var other : deciders) {
                var one = decides(other, line, peer, inclusion, deciders);
                if (one.compareTo(bestProof) < 0) {
                    best = Optional.of(other);
                    bestProof = one;
                }
            }
            if (best.isEmpty()) {
                return Optional.empty();
            }
            others.add(best.get());
            proof = proof.and(bestProof);
        }
        return Optional.of(finding(line, proof, others));
    }

    private static Proof decides(
            RuleLine other, RuleLine line, Peer peer, Inclusion inclusion, List<RuleLine> deciders) {
        boolean before = other.precedes(line) || isFinalBefore(other, line, deciders);
        if (!before) {
            return Proof.NONE;
        }
        var subject = inclusion.pods(line.policy().subject(), other.policy().subject());
        if (subject == Proof.NONE) {
            return Proof.NONE;
        }
        var best = other.rule().peers().stream()
                .map(wider -> inclusion.peer(peer, wider))
                .min(Proof::compareTo)
                .orElse(Proof.NONE);
        var traffic = inclusion.traffic(
                line.rule().traffic(), other.rule().traffic(), inclusion.destinations(line.policy(), line.rule()));
        return subject.and(best).and(traffic);
    }

    /// A Pass that may be asked before it could lead on to the later tier.
    private static boolean isFinalBefore(RuleLine other, RuleLine line, List<RuleLine> deciders) {
        return other.policy().tier().rank() < line.policy().tier().rank()
                && other.rule().action() != Action.PASS
                && deciders.stream().noneMatch(pass -> pass.rule().action() == Action.PASS
                        && pass.policy().tier().equals(other.policy().tier())
                        && !other.precedes(pass));
    }

    private Finding finding(RuleLine line, Proof proof, Set<RuleLine> others) {
        var actions = others.stream().map(other -> other.rule().action()).collect(Collectors.toSet());
        boolean alike = actions.equals(Set.of(line.rule().action()));
        var names = others.stream()
                .map(other -> other.label() + " (" + word(other.rule().action()) + ")")
                .toList();
        var said = new Said(
                "never asked: " + Words.few(names) + " decide" + (names.size() == 1 ? "s" : "")
                        + " about all of it before"
                        + (proof == Proof.TODAY ? ", by the pods that there are now" : ""),
                remedy(line, others, alike));
        var severity = alike || proof == Proof.TODAY ? Severity.INFO : Severity.WARNING;
        return Finding.of(this, severity, Finding.Place.of(line.rule().ref()), said);
    }

    private static String remedy(RuleLine line, Set<RuleLine> others, boolean alike) {
        boolean sameTier = others.stream()
                .allMatch(other -> other.policy().tier().equals(line.policy().tier()));
        if (alike) {
            return "remove it, it would do the same";
        }
        return sameTier ? "move it before, or remove it" : "remove it, or let the earlier tier pass what it means";
    }

    private static String word(Action action) {
        return switch (action) {
            case ACCEPT -> "Accept";
            case DENY -> "Deny";
            case PASS -> "Pass";
        };
    }
}
