package dev.weft.policy.oracle;

import static dev.weft.policy.oracle.Body.list;
import static dev.weft.policy.oracle.Body.map;

import dev.weft.cluster.Manifest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One NetworkPolicy, read from its body each time it is asked.
record PolicyText(Manifest manifest) {
    private Map<?, ?> spec() {
        return map(manifest.body().get("spec"));
    }

    private String namespace() {
        return manifest.ref().namespace();
    }

    /// "Selects the pods to which this NetworkPolicy object applies"; of its own namespace, all when empty or missing.
    boolean selects(Side side) {
        return side.inOwn(namespace()) && Body.selects(spec().get("podSelector"), side.identity().labels());
    }

    /// "If no policyTypes are specified, Ingress will always be set and Egress will be set if the policy has any egress
    /// rules."
    boolean isolates(boolean ingress) {
        var types = list(spec().get("policyTypes"));
        if (!types.isEmpty()) {
            return types.contains(ingress ? "Ingress" : "Egress");
        }
        return ingress || !list(spec().get("egress")).isEmpty();
    }

    /// Does any rule of that direction allow the packet? `peer` is asked at `address`; `destination` is whichever of
    /// the two ends the packet goes to.
    boolean allows(boolean ingress, Question question) {
        if (!isolates(ingress)) {
            return false;
        }
        for (var rule : list(spec().get(ingress ? "ingress" : "egress"))) {
            if (peers(list(map(rule).get(ingress ? "from" : "to")), question)
                    && ports(list(map(rule).get("ports")), question)) {
                return true;
            }
        }
        return false;
    }

    /// "If this field is empty or missing, this rule matches all sources"; otherwise the items are alternatives.
    private boolean peers(List<?> peers, Question question) {
        return peers.isEmpty() || peers.stream().anyMatch(peer -> peer(map(peer), question));
    }

    private boolean peer(Map<?, ?> peer, Question question) {
        var block = peer.get("ipBlock");
        if (block != null) {
            return question.world().blocksMatch().contains(question.peer().kind())
                    && block(map(block), question.address());
        }
        var side = question.peer();
        if (!side.pod()) {
            return false;
        }
        var namespaceSelector = peer.get("namespaceSelector");
        boolean namespace = namespaceSelector == null
                ? side.inOwn(namespace())
                : Body.selects(namespaceSelector, question.world().labelsOfNamespace(side));
        return namespace && Body.selects(peer.get("podSelector"), side.identity().labels());
    }

    /// "except is a list of CIDRs that should not be included within the IPBlock".
    private static boolean block(Map<?, ?> block, InetAddress address) {
        return Block.contains((String) block.get("cidr"), address)
                && list(block.get("except")).stream().noneMatch(out -> Block.contains((String) out, address));
    }

    /// "If this field is empty or missing, this rule matches all ports"; otherwise the items are alternatives.
    private static boolean ports(List<?> ports, Question question) {
        return ports.isEmpty() || ports.stream().anyMatch(port -> port(map(port), question));
    }

    private static boolean port(Map<?, ?> port, Question question) {
        var protocol = port.get("protocol") == null ? "TCP" : port.get("protocol");
        if (!question.traffic().protocol().name().equals(protocol)) {
            return false;
        }
        int number = question.traffic().port();
        return switch (port.get("port")) {
            case null -> true;
            case Number first when port.get("endPort") instanceof Number last ->
                first.intValue() <= number && number <= last.intValue();
            case Number exact -> exact.intValue() == number;
            case Object name -> question.portIsNamed(name);
        };
    }

    /// Every block and exception it names.
    List<String> cidrs() {
        var cidrs = new ArrayList<String>();
        for (var direction : List.of("ingress", "egress")) {
            for (var rule : list(spec().get(direction))) {
                for (var peer : list(map(rule).get(direction.equals("ingress") ? "from" : "to"))) {
                    var block = map(map(peer).get("ipBlock"));
                    if (block.containsKey("cidr")) {
                        cidrs.add((String) block.get("cidr"));
                        list(block.get("except")).forEach(out -> cidrs.add((String) out));
                    }
                }
            }
        }
        return cidrs;
    }
}
