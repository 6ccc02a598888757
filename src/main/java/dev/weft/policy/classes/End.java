package dev.weft.policy.classes;

import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.Labels;
import dev.weft.policy.Endpoint;
import dev.weft.policy.classes.NamespaceLabels.Answer;
import java.util.List;
import java.util.Optional;

/// An endpoint as the engine knows it. `asPod` are its views as a pod of its namespace, `asAddress` those as a mere
/// address. A normal pod has only the first, a node or an outside end only the second. A host-network pod has both,
/// as the specification lets a plugin see it either way.
/// `node` is where a pod stands, or the node itself; the empty text when it is not scheduled, absent when nodes are of
/// no account.
public record End(Endpoint endpoint, List<View> asPod, List<View> asAddress, Optional<String> node, boolean finished) {
    public boolean isPod() {
        return !asPod.isEmpty();
    }

    public boolean isHostPod() {
        return isPod() && !asAddress.isEmpty();
    }

    /// Looked at in one way only, and no node: most ends.
    public boolean isPlain() {
        return asPod.size() + asAddress.size() == 1 && (isPod() || isOutside());
    }

    /// Of a plain end.
    public View plainView() {
        return asPod.isEmpty() ? asAddress.getFirst() : asPod.getFirst();
    }

    public boolean isOutside() {
        return endpoint instanceof Endpoint.Outside;
    }

    /// Do both stand on the same node? Unknown when one is not scheduled.
    public Answer sharesNode(End other) {
        if (node.isEmpty() || other.node.isEmpty()) {
            return Answer.NO;
        }
        if (node.get().isEmpty() || other.node.get().isEmpty()) {
            return Answer.UNKNOWN;
        }
        return node.equals(other.node) ? Answer.YES : Answer.NO;
    }

    public boolean isSamePodAs(End other) {
        return endpoint instanceof Endpoint.OfPod(var mine)
                && other.endpoint instanceof Endpoint.OfPod(var theirs)
                && mine.ref().equals(theirs.ref());
    }

    public String namespace() {
        return switch (endpoint) {
            case Endpoint.OfPod(var pod) -> pod.namespace();
            case Endpoint.OfTemplate(var workload) -> workload.ref().namespace();
            case Endpoint.OfNode _, Endpoint.Outside _ -> "";
        };
    }

    public Labels labels() {
        return endpoint.labels();
    }

    public List<ContainerPort> ports() {
        return endpoint.ports();
    }

    /// `shop/web-0`, `node n1`, `10.0.0.0-10.0.0.255`: how sentences name it.
    public String label() {
        return switch (endpoint) {
            case Endpoint.OfPod(var pod) -> pod.ref().path();
            case Endpoint.OfTemplate(var workload) -> workload.ref().path();
            case Endpoint.OfNode(var node) -> "node " + node.ref().name();
            case Endpoint.Outside(var addresses) -> addresses.toString();
        };
    }
}
