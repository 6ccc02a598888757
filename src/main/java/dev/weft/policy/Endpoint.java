package dev.weft.policy;

import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.Labels;
import dev.weft.cluster.Node;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Workload;
import dev.weft.net.IpSet;
import java.util.List;
import java.util.Optional;

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
    default Optional<ObjectRef> object() {
        return switch (this) {
            case OfPod(var pod) -> Optional.of(pod.ref());
            case OfTemplate(var workload) -> Optional.of(workload.ref());
            case OfNode(var node) -> Optional.of(node.ref());
            case Outside _ -> Optional.empty();
        };
    }

    /// Those of a pod, or of the template it would be made from; an end of another sort has none.
    default Labels labels() {
        return switch (this) {
            case OfPod(var pod) -> pod.labels();
            case OfTemplate(var workload) -> workload.template().map(Workload.Template::labels).orElse(Labels.NONE);
            case OfNode _, Outside _ -> Labels.NONE;
        };
    }

    /// What a pod declares, or its template; an end of another sort declares none.
    default List<ContainerPort> ports() {
        return switch (this) {
            case OfPod(var pod) -> pod.ports();
            case OfTemplate(var workload) -> workload.template().map(Workload.Template::ports).orElse(List.of());
            case OfNode _, Outside _ -> List.of();
        };
    }

    /// Is it a pod in its node's network, or what a template would put there?
    default boolean isOnHostNetwork() {
        return switch (this) {
            case OfPod(var pod) -> pod.network().host();
            case OfTemplate(var workload) ->
                workload.template().filter(Workload.Template::hostNetwork).isPresent();
            case OfNode _, Outside _ -> false;
        };
    }
}
