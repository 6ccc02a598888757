package dev.weft.lint.check;

import dev.weft.cluster.Problem.Severity;
import dev.weft.lint.Check;
import dev.weft.lint.CheckRequest;
import dev.weft.lint.Finding;
import dev.weft.lint.Finding.Said;
import dev.weft.lint.check.Inclusion.Proof;
import dev.weft.policy.Direction;
import dev.weft.policy.Peer;
import dev.weft.policy.PodSelection.Scope;
import dev.weft.policy.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A rule that allows nothing that other rules do not allow already, or a policy that does nothing that others do
/// not. Only for tiers whose rules add up. Proved by inclusion: each of its peers lies, with the rule's subject and
/// traffic, within one peer of another rule. What is called redundant is not counted on afterwards, so that all of it
/// may be removed together.
///
/// Cost: O(rules^2) comparisons of selectors within a namespace in the worst case, each of a few requirements.
final class RedundantRule implements Check {
    @Override
    public String code() {
        return "redundant-rule";
    }

    @Override
    public String title() {
        return "A rule or policy allows nothing that others do not allow already";
    }

    @Override
    public String help() {
        return "Allow rules add up, so one that lies within another changes nothing. It is proved by inclusion of "
                + "subject, peers and traffic: a warning where the selectors alone show it, a remark where it holds "
                + "for the pods that there are now.";
    }

    @Override
    public List<Finding> run(CheckRequest request) {
        var findings = new ArrayList<Finding>();
        var gone = new HashSet<RuleLine>();
        for (var direction : Direction.values()) {
            var run = new Run(this, request, additive(request, direction), gone, findings);
            run.look(Proof.ALWAYS);
            run.look(Proof.TODAY);
        }
        findings.addAll(idle(request));
        return findings;
    }

    /// Policies without a rule that isolate only what others isolate; of two equal ones the first stays.
    private List<Finding> idle(CheckRequest request) {
        var findings = new ArrayList<Finding>();
        var standing = request.policies().stream()
                .filter(policy -> !policy.isolates().isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
        for (var policy : List.copyOf(standing).reversed()) {
            if (policy.rules().isEmpty() && saysNothingElse(request, policy)) {
                standing.stream()
                        .filter(other -> !other.ref().equals(policy.ref()))
                        .filter(other -> other.tier().equals(policy.tier())
                                && other.isolates().containsAll(policy.isolates())
                                && Inclusion.lies(policy.subject(), other.subject()))
                        .findFirst()
                        .ifPresent(other -> {
                            standing.remove(policy);
                            findings.add(Finding.of(this, Severity.INFO, request.place(policy, "spec"), new Said(
                                    "isolates only pods that " + other.ref().label() + " isolates already",
                                    "remove the policy, unless it is meant to outlive the other")));
                        });
            }
        }
        return findings;
    }

    /// Rules of a direction that does not count are a mistake of another kind.
    private static boolean saysNothingElse(CheckRequest request, Policy policy) {
        return request.networkPolicy(policy)
                .filter(manifest -> !PolicyBody.list(manifest, "spec.ingress").isEmpty()
                        || !PolicyBody.list(manifest, "spec.egress").isEmpty())
                .isEmpty();
    }

    private static List<RuleLine> additive(CheckRequest request, Direction direction) {
        return RuleLine.of(request, direction).stream()
                .filter(line -> !line.isFirstMatch() && !line.isSilent() && line.isEvaluated())
                .toList();
    }

    private static final class Run {
        private final Check check;
        private final CheckRequest request;
        private final List<RuleLine> lines;
        private final Set<RuleLine> gone;
        private final List<Finding> findings;
        private final Inclusion inclusion;
        private final Map<String, List<RuleLine>> byNamespace = new HashMap<>();
        private final List<RuleLine> everywhere = new ArrayList<>();

        Run(
                Check check, CheckRequest request, List<RuleLine> lines, Set<RuleLine> gone,
                List<Finding> findings) {
            this.check = check;
            this.request = request;
            this.lines = lines;
            this.gone = gone;
            this.findings = findings;
            this.inclusion = new Inclusion(request.population());
            for (var line : lines) {
                switch (line.policy().subject().namespaces()) {
                    case Scope.Own(var name) -> byNamespace.computeIfAbsent(name, _ -> new ArrayList<>()).add(line);
                    case Scope.Matching _ -> everywhere.add(line);
                }
            }
        }

        /// From the last to the first, so that of two equal rules the first stays.
        void look(Proof wanted) {
            for (var line : lines.reversed()) {
                if (!gone.contains(line)) {
                    covering(line, wanted).ifPresent(others -> {
                        gone.add(line);
                        findings.add(finding(line, wanted, others));
                    });
                }
            }
        }

        private Optional<Set<RuleLine>> covering(RuleLine line, Proof wanted) {
            var subject = line.policy().subject();
            if (wanted == Proof.TODAY && request.population().livingOf(subject).isEmpty()) {
                return Optional.empty();
            }
            var others = new LinkedHashSet<RuleLine>();
            for (var peer : line.rule().peers()) {
                var cover = candidates(line).stream()
                        .filter(other -> covers(other, line, peer, wanted))
                        .findFirst();
                if (cover.isEmpty()) {
                    return Optional.empty();
                }
                others.add(cover.get());
            }
            return Optional.of(others);
        }

        private List<RuleLine> candidates(RuleLine line) {
            if (!(line.policy().subject().namespaces() instanceof Scope.Own(var name))) {
                return everywhere;
            }
            var all = new ArrayList<>(byNamespace.getOrDefault(name, List.of()));
            all.addAll(everywhere);
            return all;
        }

        private boolean covers(RuleLine other, RuleLine line, Peer peer, Proof wanted) {
            if (other.equals(line) || gone.contains(other)
                    || !other.policy().tier().equals(line.policy().tier())
                    || other.rule().action() != line.rule().action()) {
                return false;
            }
            var subject = inclusion.pods(line.policy().subject(), other.policy().subject());
            if (subject.compareTo(wanted) > 0) {
                return false;
            }
            boolean peers = other.rule().peers().stream()
                    .anyMatch(wider -> inclusion.peer(peer, wider).compareTo(wanted) <= 0);
            return peers && inclusion.traffic(
                                    line.rule().traffic(),
                                    other.rule().traffic(),
                                    inclusion.destinations(line.policy(), line.rule()))
                            .compareTo(wanted) <= 0;
        }

        private Finding finding(RuleLine line, Proof proof, Set<RuleLine> others) {
            var names = new LinkedHashMap<String, String>();
            for (var other : others) {
                boolean same = other.policy().ref().equals(line.policy().ref());
                names.put(other.label(), same ? other.rule().ref().path() + " of the same policy" : other.label());
            }
            boolean always = proof == Proof.ALWAYS;
            var said = new Said(
                    "allows nothing that " + Words.few(names.values()) + (names.size() == 1 ? " does" : " do")
                            + " not allow" + (always ? "" : ", by the pods that there are now"),
                    isLastThatIsolates(line.policy(), line)
                            ? "remove it, and name the policyTypes that the policy then still isolates"
                            : "remove it");
            var finding = Finding.of(
                    check, always ? Severity.WARNING : Severity.INFO, Finding.Place.of(line.rule().ref()), said);
            return always && !isLastThatIsolates(line.policy(), line) && isOnlyOneGone(line)
                    ? request.networkPolicy(line.policy())
                            .map(manifest -> finding.withPatch(
                                    PolicyBody.without(manifest, line.rule().ref().path())))
                            .orElse(finding)
                    : finding;
        }

        /// Paths count from the whole text: a second patch of one policy would miss its rule.
        private boolean isOnlyOneGone(RuleLine line) {
            return gone.stream()
                    .filter(other -> other.policy().ref().equals(line.policy().ref()))
                    .count() == 1;
        }

        /// Without policyTypes a policy isolates for egress by its egress rules: removing the last one opens it.
        private boolean isLastThatIsolates(Policy policy, RuleLine line) {
            return line.rule().direction() == Direction.EGRESS
                    && request.networkPolicy(policy)
                            .filter(manifest -> PolicyBody.list(manifest, "spec.policyTypes").isEmpty())
                            .filter(manifest -> PolicyBody.list(manifest, "spec.egress").size() == 1)
                            .isPresent();
        }
    }
}
