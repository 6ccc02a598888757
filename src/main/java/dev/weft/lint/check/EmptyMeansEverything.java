package dev.weft.lint.check;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.Problem.Severity;
import dev.weft.lint.Check;
import dev.weft.lint.CheckRequest;
import dev.weft.lint.Finding;
import dev.weft.lint.Finding.Said;
import dev.weft.policy.Direction;
import dev.weft.policy.Peer;
import dev.weft.policy.PodSelection.Scope;
import dev.weft.policy.Policy;
import dev.weft.policy.Rule;
import dev.weft.policy.TrafficMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Something empty or missing in a NetworkPolicy that means everything, or more than it seems to.
/// Source: networking/v1 NetworkPolicyIngressRule.from and .ports ("if this field is empty or missing, this rule
/// matches all"), NetworkPolicyPeer.namespaceSelector ("if present but empty, it selects all namespaces").
final class EmptyMeansEverything implements Check {
    @Override
    public String code() {
        return "empty-means-everything";
    }

    @Override
    public String title() {
        return "Something empty or missing means everything";
    }

    @Override
    public String help() {
        return "An empty list and a missing one are the same: without peers a rule speaks of everyone, outside "
                + "included, and without ports of all traffic. An empty selector, {}, selects everything: every pod, "
                + "or every namespace; a missing namespaceSelector means the policy's own namespace. To allow "
                + "nothing, leave out the rule: ingress: [].";
    }

    @Override
    public List<Finding> run(CheckRequest request) {
        var findings = new ArrayList<Finding>();
        for (var policy : request.policies()) {
            request.networkPolicy(policy).ifPresent(manifest -> {
                var run = new Run(this, request, policy, manifest, findings);
                run.spec();
                policy.rules().forEach(run::rule);
            });
        }
        return findings;
    }

    private record Run(
            Check check, CheckRequest request, Policy policy, Manifest manifest, List<Finding> findings) {
        void spec() {
            if (!PolicyBody.map(manifest, "spec").containsKey("podSelector")) {
                var said = new Said(
                        "podSelector is missing, which selects every pod of namespace " + policy.ref().namespace(),
                        "write podSelector: {} to say so");
                findings.add(Finding.of(check, Severity.INFO, request.place(policy, "spec"), said)
                        .withPatch(PolicyBody.with(manifest, "spec.podSelector", Map.of())));
            }
            emptySelector("spec.podSelector", "every pod of namespace " + policy.ref().namespace());
            if (PolicyBody.isEmptyList(manifest, "spec.policyTypes")) {
                var types = policy.isolates().stream().map(Direction::word).sorted().toList().reversed();
                add(Severity.INFO, "spec.policyTypes", new Said(
                        "an empty list counts as missing, so the rules decide: " + String.join(" and ", types),
                        "write policyTypes: [" + String.join(", ", types) + "] to say so"));
            }
        }

        /// A map of labels that a template left empty.
        private void emptySelector(String path, String whom) {
            var selector = PolicyBody.map(manifest, path);
            boolean nothing = selector.values().stream()
                    .allMatch(value -> (value instanceof Map<?, ?> map && map.isEmpty())
                            || (value instanceof List<?> list && list.isEmpty()));
            if (!selector.isEmpty() && nothing) {
                add(Severity.INFO, path, new Said(
                        "it has no label to match, which selects " + whom,
                        "write {} if that is meant, else name a label"));
            }
        }

        void rule(Rule rule) {
            boolean in = rule.direction() == Direction.INGRESS;
            var peers = rule.ref().path() + "." + Places.peersField(rule.direction());
            var ports = rule.ref().path() + ".ports";
            if (PolicyBody.isEmptyList(manifest, peers)) {
                add(Severity.WARNING, peers, new Said(
                        "an empty list counts as missing: " + (in
                                ? "everyone is let in, from every namespace and from outside"
                                : "everyone may be reached, in every namespace and outside"),
                        "remove the whole rule to allow nobody, or name peers"));
            } else if (in && rule.peers().equals(List.of(new Peer.Anyone())) && isSomeTraffic(rule.traffic())) {
                add(Severity.INFO, rule.ref().path(), new Said(
                        "from is missing: everyone is let in on these ports, from every namespace and from outside",
                        "name peers in from, if not everyone is meant"));
            }
            if (PolicyBody.isEmptyList(manifest, ports)) {
                add(Severity.WARNING, ports, new Said(
                        "an empty list counts as missing: all ports of all protocols are allowed",
                        "remove the whole rule to allow no port, or name ports"));
            }
            for (int i = 0; i < rule.peers().size(); i++) {
                var path = Places.peer(request, rule, i);
                if (path.endsWith("]")) {
                    peer(rule.peers().get(i), rule.traffic(), path);
                }
            }
        }

        /// Neither all nor, where the ports are broken, none.
        private static boolean isSomeTraffic(TrafficMatch traffic) {
            return !traffic.numbered().isAll() && !(traffic.numbered().isEmpty() && traffic.named().isEmpty());
        }

        private void peer(Peer peer, TrafficMatch traffic, String path) {
            if (!(peer instanceof Peer.Pods(var selection))) {
                return;
            }
            emptySelector(path + ".namespaceSelector", "all namespaces");
            emptySelector(path + ".podSelector", "every pod there");
            boolean whole = selection.pods().selectsEverything();
            boolean everywhere = selection.namespaces() instanceof Scope.Matching(var namespaces)
                    && namespaces.selectsEverything();
            if (!everywhere || (whole && isSomeTraffic(traffic))) { // ports beside it: someone thought about it
                return;
            }
            var homes = homes(peer);
            if (homes.remove(policy.ref().namespace()) && !homes.isEmpty()) {
                add(Severity.INFO, path + ".namespaceSelector", new Said(
                        "{} means all namespaces: " + (whole ? "every pod" : "pods with " + selection.pods()) + " of "
                                + Words.few(homes) + " too, not of " + policy.ref().namespace() + " alone",
                        (whole ? "write podSelector: {} instead" : "leave out namespaceSelector")
                                + " to mean the policy's own namespace"));
            }
        }

        private Set<String> homes(Peer peer) {
            var population = request.population();
            var homes = new TreeSet<String>();
            Extent.of(peer, population).groups().stream()
                    .forEach(bit -> homes.add(population.groups().get(bit).namespace()));
            return homes;
        }

        private void add(Severity severity, String path, Said said) {
            findings.add(Finding.of(check, severity, request.place(policy, path), said));
        }
    }
}
