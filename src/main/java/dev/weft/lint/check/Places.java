package dev.weft.lint.check;

import dev.weft.cluster.Manifest;
import dev.weft.lint.CheckRequest;
import dev.weft.lint.Finding;
import dev.weft.net.Protocol;
import dev.weft.policy.Direction;
import dev.weft.policy.Policy;
import dev.weft.policy.Rule;
import java.util.Map;
import java.util.Optional;

/// Where the parts of a policy stand in its text.
final class Places {
    private Places() {}

    /// The field that says whom a policy is about.
    static String subject(CheckRequest request, Policy policy) {
        return request.networkPolicy(policy).isPresent() ? "spec.podSelector" : "spec.subject";
    }

    /// `from` or `to`.
    static String peersField(Direction direction) {
        return direction == Direction.INGRESS ? "from" : "to";
    }

    /// The path of one peer of a rule; that of the rule where the list in the text is not the list of the peers, as
    /// broken ones were left out.
    static String peer(CheckRequest request, Rule rule, int index) {
        var list = rule.ref().path() + "." + peersField(rule.direction());
        boolean whole = request.snapshot()
                .manifest(rule.ref().policy())
                .filter(manifest -> PolicyBody.list(manifest, list).size() == rule.peers().size())
                .isPresent();
        return whole ? list + "[" + index + "]" : rule.ref().path();
    }

    static Finding.Place ofPeer(CheckRequest request, Policy policy, Rule rule, int index) {
        return request.place(policy, peer(request, rule, index));
    }

    /// The path of the entry with this number or name; empty where the text is no NetworkPolicy's or says it
    /// otherwise.
    static Optional<String> port(CheckRequest request, Policy policy, Rule rule, Protocol protocol, Object port) {
        return request.networkPolicy(policy)
                .flatMap(manifest -> index(manifest, rule.ref().path() + ".ports", protocol, port));
    }

    private static Optional<String> index(Manifest manifest, String list, Protocol protocol, Object port) {
        var items = PolicyBody.list(manifest, list);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Map<?, ?> entry && port.toString().equals(String.valueOf(entry.get("port")))
                    && entry.get("endPort") == null && speaks(entry, protocol)) {
                return Optional.of(list + "[" + i + "].port");
            }
        }
        return Optional.empty();
    }

    /// TCP where it is not given. Source: `SetDefaults_NetworkPolicyPort`.
    private static boolean speaks(Map<?, ?> entry, Protocol protocol) {
        var word = entry.get("protocol");
        return protocol.name().equals(word == null ? Protocol.TCP.name() : word.toString());
    }

    static Finding.Place ofPort(CheckRequest request, Policy policy, Rule rule, Protocol protocol, Object port) {
        return request.place(policy, port(request, policy, rule, protocol, port).orElse(rule.ref().path()));
    }
}
