package dev.weft.lint.check;

import dev.weft.cluster.Problem.Severity;
import dev.weft.lint.Check;
import dev.weft.lint.CheckRequest;
import dev.weft.lint.Finding;
import dev.weft.lint.Finding.Said;
import dev.weft.net.Cidr;
import dev.weft.net.IpSet;
import dev.weft.policy.Direction;
import dev.weft.policy.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// An ipBlock that covers addresses of pods: a warning for a block of private addresses, which is meant for the
/// inside, a remark for one that reaches outside too.
/// Source: Kubernetes documentation, "Network Policies", ipBlock: "these should be cluster-external IPs, since Pod
/// IPs are ephemeral"; upstream e2e lets blocks match pods, Cilium by default does not.
final class BlockCoversPods implements Check {
    /// Sources: RFC 1918, RFC 6598 (shared), RFC 3927 and RFC 4291 (link-local), RFC 4193 (unique local).
    private static final IpSet PRIVATE = Stream.of(
                    "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "fc00::/7",
                    "fe80::/10")
            .map(text -> Cidr.parse(text).orElseThrow().asSet())
            .reduce(IpSet.NONE, IpSet::union);

    @Override
    public String code() {
        return "block-covers-pods";
    }

    @Override
    public String title() {
        return "An ipBlock covers addresses of pods";
    }

    @Override
    public String help() {
        return "Whether an ipBlock means pods differs between network plugins: the upstream tests say yes, Cilium "
                + "says no unless told otherwise. A pod's address changes with each restart. Blocks are for the "
                + "outside of the cluster; pods are selected by labels.";
    }

    static boolean isPrivate(IpSet addresses) {
        return PRIVATE.containsAll(addresses);
    }

    @Override
    public List<Finding> run(CheckRequest request) {
        var findings = new ArrayList<Finding>();
        for (var direction : Direction.values()) {
            var lines = RuleLine.of(request, direction);
            for (var line : lines) {
                for (int i = 0; i < line.rule().peers().size(); i++) {
                    if (line.rule().peers().get(i) instanceof Peer.Addresses(var addresses)) {
                        var pods = covered(request, lines, line, addresses);
                        if (!pods.isEmpty()) {
                            var place = Places.ofPeer(request, line.policy(), line.rule(), i);
                            findings.add(line.isFirstMatch()
                                    ? network(place, pods)
                                    : block(place, isPrivate(addresses), pods));
                        }
                    }
                }
            }
        }
        return findings;
    }

    /// Without those about whom, in a first-match tier, an earlier rule decides.
    private static List<String> covered(
            CheckRequest request, List<RuleLine> lines, RuleLine line, IpSet addresses) {
        var population = request.population();
        var groups = population.at(addresses);
        groups.and(population.living());
        if (line.isFirstMatch() && !groups.isEmpty()) {
            lines.stream()
                    .filter(other -> other.precedes(line))
                    .filter(other -> Inclusion.lies(line.policy().subject(), other.policy().subject()))
                    .filter(other -> other.rule().traffic().numbered()
                            .containsAll(line.rule().traffic().numbered()))
                    .forEach(other -> groups.andNot(Extent.of(other.rule().peers(), population).groups()));
        }
        return population.workloads(groups);
    }

    private Finding block(Finding.Place place, boolean inside, List<String> workloads) {
        var said = new Said(
                (inside ? "the block covers pods" : "the block covers not only the outside but pods too")
                        + " (" + Words.few(workloads) + "); plugins differ in whether it means them",
                inside
                        ? "select pods by labels, and leave blocks to addresses outside of the cluster"
                        : "list the range of the pods below except, and select pods by labels");
        return Finding.of(this, inside ? Severity.WARNING : Severity.INFO, place, said);
    }

    /// Here the specification is clear. Source: network-policy-api v1alpha2, egress peer `networks`: it also selects
    /// traffic inside the cluster.
    private Finding network(Finding.Place place, List<String> workloads) {
        var said = new Said(
                "the network covers pods too (" + Words.few(workloads) + "), and means them",
                "let a Pass rule for these pods stand before it, if only the outside is meant");
        return Finding.of(this, Severity.INFO, place, said);
    }
}
