package dev.weft.flow;

import dev.weft.cluster.ObjectRef;
import dev.weft.net.IpAddress;

/// Who was seen at one end of a flow, as exactly as the source knows it.
public sealed interface FlowEnd {
    record OfPod(ObjectRef pod) implements FlowEnd {}

    /// The source knows the workload, not the pod.
    record OfWorkload(ObjectRef workload) implements FlowEnd {}

    /// A Service whose backend could not be told.
    record OfService(ObjectRef service) implements FlowEnd {}

    record OfNode(String node) implements FlowEnd {}

    record OfAddress(IpAddress address) implements FlowEnd {}

    /// Somebody outside whom the source knows by name only: a DNS name, `public networks`, a network set.
    record OfName(String name) implements FlowEnd {}

    /// The source does not say.
    record Unknown() implements FlowEnd {}

    /// `shop/web-0`, `shop/web[Deployment]`, `svc/shop/web`, `node/n1`, `10.1.2.3`, `api.example.com`, `unknown`.
    default String text() {
        return switch (this) {
            case OfPod(var pod) -> pod.path();
            case OfWorkload(var workload) -> workload.id();
            case OfService(var service) -> "svc/" + service.path();
            case OfNode(var node) -> "node/" + node;
            case OfAddress(var address) -> address.toString();
            case OfName(var name) -> name;
            case Unknown _ -> "unknown";
        };
    }
}
