package dev.weft.lint.check;

import dev.weft.cluster.Problem.Severity;
import dev.weft.lint.Check;
import dev.weft.lint.CheckRequest;
import dev.weft.lint.Finding;
import dev.weft.lint.Finding.Said;
import dev.weft.net.Cidr;
import dev.weft.net.IpSet;
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
        for (var policy : request.policies()) {
            for (var rule : policy.rules()) {
                for (int i = 0; i < rule.peers().size(); i++) {
                    if (rule.peers().get(i) instanceof Peer.Addresses(var addresses)) {
                        var pods = covered(request, addresses);
                        if (!pods.isEmpty()) {
                            findings.add(finding(Places.ofPeer(request, policy, rule, i), addresses, pods));
                        }
                    }
                }
            }
        }
        return findings;
    }

    private static List<String> covered(CheckRequest request, IpSet addresses) {
        var groups = request.population().at(addresses);
        groups.and(request.population().living());
        return request.population().workloads(groups);
    }

    private Finding finding(Finding.Place place, IpSet addresses, List<String> workloads) {
        boolean inside = isPrivate(addresses);
        var said = new Said(
                (inside ? "the block covers pods" : "the block covers not only the outside but pods too")
                        + " (" + Words.few(workloads) + "); plugins differ in whether it means them",
                inside
                        ? "select pods by labels, and leave blocks to addresses outside of the cluster"
                        : "list the range of the pods below except, and select pods by labels");
        return Finding.of(this, inside ? Severity.WARNING : Severity.INFO, place, said);
    }
}
