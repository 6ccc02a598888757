package dev.weft.lint.check;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Problem.Severity;
import dev.weft.cluster.Service;
import dev.weft.lint.Check;
import dev.weft.lint.CheckRequest;
import dev.weft.lint.Finding;
import dev.weft.lint.Finding.Said;
import dev.weft.net.IpSet;
import dev.weft.policy.Direction;
import dev.weft.policy.Peer;
import java.util.ArrayList;
import java.util.List;

/// An egress ipBlock of private addresses that holds cluster addresses of Services and no pod and no node: most
/// plugins never see these addresses.
/// Source: Kubernetes documentation, "Network Policies", ipBlock: whether rewriting happens before or after policy is
/// not defined; kube-proxy and the plugins that replace it rewrite first.
final class BlockNamesService implements Check {
    @Override
    public String code() {
        return "block-names-service";
    }

    @Override
    public String title() {
        return "An egress ipBlock names addresses of Services";
    }

    @Override
    public String help() {
        return "A connection to a Service's cluster address is led on to a pod before most network plugins look at "
                + "it: a block of such addresses then allows nothing. A Service without pods of its own leads to "
                + "addresses, which a block may name.";
    }

    @Override
    public List<Finding> run(CheckRequest request) {
        var findings = new ArrayList<Finding>();
        for (var policy : request.policies()) {
            for (var rule : policy.rules()) {
                for (int i = 0; rule.direction() == Direction.EGRESS && i < rule.peers().size(); i++) {
                    if (rule.peers().get(i) instanceof Peer.Addresses(var addresses)) {
                        var services = services(request, addresses);
                        if (!services.isEmpty()) {
                            findings.add(Finding.of(
                                    this, Severity.WARNING, Places.ofPeer(request, policy, rule, i), said(services)));
                        }
                    }
                }
            }
        }
        return findings;
    }

    private static List<String> services(CheckRequest request, IpSet addresses) {
        boolean others = !BlockCoversPods.isPrivate(addresses)
                || !request.population().at(addresses).isEmpty()
                || request.snapshot().nodes().stream()
                        .anyMatch(node -> node.addresses().stream().anyMatch(addresses::contains));
        return others ? List.of() : request.snapshot().services().stream()
                .filter(service -> service.addresses().stream().anyMatch(addresses::contains))
                .map(Service::ref)
                .map(ObjectRef::label)
                .toList();
    }

    private static Said said(List<String> services) {
        return new Said(
                "the block names the cluster address of " + Words.few(services)
                        + ", which most plugins replace by a pod's before they look",
                "select the pods behind it by labels");
    }
}
