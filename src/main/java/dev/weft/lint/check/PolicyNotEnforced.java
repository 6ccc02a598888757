package dev.weft.lint.check;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Problem.Severity;
import dev.weft.lint.Check;
import dev.weft.lint.CheckRequest;
import dev.weft.lint.Finding;
import dev.weft.lint.Finding.Said;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// NetworkPolicies in a cluster whose network plugin passes over them: flannel, seen by its DaemonSet or pods, and no
/// other plugin that enforces beside it. A plugin that is not seen is not guessed at.
/// Source: Kubernetes documentation, "Network Policies", "Prerequisites": "creating a NetworkPolicy resource without
/// a controller that implements it will have no effect"; flannel's README: "flannel is focused on networking. For
/// network policy, other projects such as Calico can be used".
final class PolicyNotEnforced implements Check {
    private static final String FLANNEL = "kube-flannel";
    /// Words in the names of workloads of plugins and controllers that enforce policies.
    private static final Set<String> ENFORCERS = Set.of(
            "calico", "canal", "cilium", "antrea", "weave", "kube-router", "romana", "ovn", "kindnet",
            "network-polic", "netpol", "azure-npm", "aws-node", "nsx", "contiv", "kube-ovn");

    @Override
    public String code() {
        return "policy-not-enforced";
    }

    @Override
    public String title() {
        return "The network plugin does not enforce policies";
    }

    @Override
    public String help() {
        return "A NetworkPolicy is only a wish until a plugin carries it out. Flannel alone does not: every "
                + "connection stays possible, whatever the policies say.";
    }

    @Override
    public List<Finding> run(CheckRequest request) {
        int policies = request.reachability().policies().policies().size();
        var names = names(request);
        var flannel = names.stream().filter(ref -> ref.name().startsWith(FLANNEL)).findFirst();
        boolean enforced = names.stream().anyMatch(PolicyNotEnforced::enforces);
        return policies == 0 || flannel.isEmpty() || enforced
                ? List.of()
                : List.of(Finding.of(
                        this,
                        Severity.WARNING,
                        Finding.Place.of(flannel.get()),
                        new Said(
                                "the network plugin is flannel, and nothing is seen that enforces policies: "
                                        + (policies == 1 ? "the one policy has" : "the " + policies + " policies have")
                                        + " no effect",
                                "install a controller for policies beside it, such as Calico (canal) or "
                                        + "kube-network-policies, or switch on flannel's own if it has one")));
    }

    private static Set<ObjectRef> names(CheckRequest request) {
        var names = new TreeSet<ObjectRef>();
        request.snapshot().pods().forEach(pod -> names.add(request.snapshot().workloadOf(pod)));
        request.snapshot().workloads().forEach(workload -> names.add(workload.ref()));
        return names;
    }

    private static boolean enforces(ObjectRef ref) {
        var name = ref.name().toLowerCase(Locale.ROOT);
        return ENFORCERS.stream().anyMatch(name::contains);
    }
}
