package dev.weft.policy;

import dev.weft.cluster.Node;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Workload;
import dev.weft.net.IpSet;

/// One end of a connection, as the engine sees it.
public sealed interface Endpoint {
    record OfPod(Pod pod) implements Endpoint {}

    /// What a controller without pods would run, by its template.
    record OfTemplate(Workload workload) implements Endpoint {}

    /// A machine of the cluster, by its own addresses.
    record OfNode(Node node) implements Endpoint {}

    /// Addresses outside the cluster.
    record Outside(IpSet addresses) implements Endpoint {}

    /// `shop/web-0[Pod]`, `shop/web[Deployment]`, `n1[Node]`, `0.0.0.0-9.255.255.255[External]`.
    default String id() {
        return switch (this) {
            case OfPod(var pod) -> pod.ref().id();
            case OfTemplate(var workload) -> workload.ref().id();
            case OfNode(var node) -> node.ref().id();
            case Outside(var addresses) -> addresses + "[External]";
        };
    }

    /// The object behind it; an outside end has none.
    default java.util.Optional<ObjectRef> object() {
        return switch (this) {
            case OfPod(var pod) -> java.util.Optional.of(pod.ref());
            case OfTemplate(var workload) -> java.util.Optional.of(workload.ref());
            case OfNode(var node) -> java.util.Optional.of(node.ref());
            case Outside _ -> java.util.Optional.empty();
        };
    }
}
