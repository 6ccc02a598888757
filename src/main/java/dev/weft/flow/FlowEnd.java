package dev.weft.flow;

import dev.weft.cluster.ObjectRef;
import dev.weft.net.IpAddress;

/// Who was seen at one end of a flow, as exactly as the source knows it.
public sealed interface FlowEnd {
    record OfPod(ObjectRef pod) implements FlowEnd {}

    /// A Service whose backend could not be told.
    record OfService(ObjectRef service) implements FlowEnd {}

    record OfNode(String node) implements FlowEnd {}

    record OfAddress(IpAddress address) implements FlowEnd {}

    /// `shop/web-0`, `svc/shop/web`, `node/n1`, `10.1.2.3`.
    default String text() {
        return switch (this) {
            case OfPod(var pod) -> pod.path();
            case OfService(var service) -> "svc/" + service.path();
            case OfNode(var node) -> "node/" + node;
            case OfAddress(var address) -> address.toString();
        };
    }
}
