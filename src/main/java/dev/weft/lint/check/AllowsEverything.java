package dev.weft.lint.check;

import dev.weft.cluster.Problem.Severity;
import dev.weft.lint.Check;
import dev.weft.lint.CheckRequest;
import dev.weft.lint.Finding;
import dev.weft.lint.Finding.Said;
import dev.weft.net.IpRange;
import dev.weft.net.IpSet;
import dev.weft.policy.Action;
import dev.weft.policy.Direction;
import dev.weft.policy.Peer;
import dev.weft.policy.Policy;
import dev.weft.policy.Rule;
import dev.weft.policy.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A rule that allows all traffic of everyone, or of every address: a warning for ingress, a remark for egress. The
/// last tier is left out, where allowing is what happens anyway.
/// Source: networking/v1 NetworkPolicyIngressRule: a rule without from and ports matches everything.
final class AllowsEverything implements Check {
    private static final IpSet ALL_V4 = new IpSet(List.of(IpRange.ALL_V4));

    @Override
    public String code() {
        return "allows-everything";
    }

    @Override
    public String title() {
        return "A rule allows everything";
    }

    @Override
    public String help() {
        return "A rule without conditions, written {}, allows every port of everyone, outside included, and whatever "
                + "other policies say: rules add up, so it leaves nothing for them to limit. A list without a rule, "
                + "[], is the opposite: it allows nothing.";
    }

    @Override
    public List<Finding> run(CheckRequest request) {
        var findings = new ArrayList<Finding>();
        for (var policy : request.policies()) {
            for (var rule : policy.rules()) {
                if (rule.action() == Action.ACCEPT && !policy.tier().equals(Tier.BASELINE)
                        && rule.traffic().numbered().isAll()) {
                    whom(rule).map(whom -> finding(request, policy, rule, whom)).ifPresent(findings::add);
                }
            }
        }
        return findings;
    }

    private static Optional<String> whom(Rule rule) {
        if (rule.peers().stream().anyMatch(Peer.Anyone.class::isInstance)) {
            return Optional.of("everyone, in the cluster and outside");
        }
        var addresses = rule.peers().stream()
                .map(peer -> peer instanceof Peer.Addresses(var some) ? some : IpSet.NONE)
                .reduce(IpSet.NONE, IpSet::union);
        if (addresses.equals(IpSet.ALL)) {
            return Optional.of("every address");
        }
        return addresses.containsAll(ALL_V4) ? Optional.of("every IPv4 address") : Optional.empty();
    }

    private Finding finding(CheckRequest request, Policy policy, Rule rule, String whom) {
        boolean in = rule.direction() == Direction.INGRESS;
        var pods = request.population().workloads(request.population().livingOf(policy.subject()));
        var whose = pods.isEmpty() ? "" : " of " + Words.few(pods);
        boolean additive = policy.tier().combination() == Tier.Combination.ADDITIVE;
        var said = new Said(
                (in ? "lets in all traffic from " + whom + ", to all ports" + whose
                        : "lets out all traffic" + whose + " to " + whom)
                        + (additive
                                ? "; no other NetworkPolicy can limit that"
                                : "; no NetworkPolicy is asked any more"),
                in ? "name peers or ports, or write ingress: [] to let nobody in"
                        : "name peers or ports, if not everything is meant");
        return Finding.of(
                this, in ? Severity.WARNING : Severity.INFO, Finding.Place.of(rule.ref()), said);
    }
}
