package dev.weft.flow.recording;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.FlowEnd;
import dev.weft.net.IpAddress;
import java.util.Optional;

/// Ends and objects as single words of a file: `pod:shop/web-0`, `workload:apps/Deployment:shop/web`, `svc:shop/db`,
/// `node:n1`, `ip:10.1.2.3`, `name:api.example.com`, `unknown`. An object is `group/Kind:namespace/name`; the group of
/// the core is empty, as is the namespace of what stands in none.
final class EndText {
    private EndText() {}

    static String of(FlowEnd end) {
        return switch (end) {
            case FlowEnd.OfPod(var pod) -> "pod:" + pod.path();
            case FlowEnd.OfWorkload(var workload) -> "workload:" + of(workload);
            case FlowEnd.OfService(var service) -> "svc:" + service.path();
            case FlowEnd.OfNode(var node) -> "node:" + node;
            case FlowEnd.OfAddress(var address) -> "ip:" + address;
            case FlowEnd.OfName(var name) -> "name:" + name;
            case FlowEnd.Unknown _ -> "unknown";
        };
    }

    static String of(ObjectRef ref) {
        return ref.group() + "/" + ref.kind() + ":" + ref.namespace() + "/" + ref.name();
    }

    /// Empty if it is no end.
    static Optional<FlowEnd> end(String text) {
        int colon = text.indexOf(':');
        var rest = text.substring(colon + 1);
        return switch (colon < 0 ? text : text.substring(0, colon)) {
            case "pod" -> path("", "Pod", rest).map(FlowEnd.OfPod::new);
            case "workload" -> ref(rest).map(FlowEnd.OfWorkload::new);
            case "svc" -> path("", "Service", rest).map(FlowEnd.OfService::new);
            case "node" -> Optional.of(new FlowEnd.OfNode(rest));
            case "ip" -> IpAddress.parse(rest).map(FlowEnd.OfAddress::new);
            case "name" -> Optional.of(new FlowEnd.OfName(rest));
            case "unknown" -> Optional.of(new FlowEnd.Unknown());
            default -> Optional.empty();
        };
    }

    static Optional<ObjectRef> ref(String text) {
        int colon = text.indexOf(':');
        int slash = text.indexOf('/');
        return colon < 0 || slash < 0 || slash > colon
                ? Optional.empty()
                : path(text.substring(0, slash), text.substring(slash + 1, colon), text.substring(colon + 1));
    }

    private static Optional<ObjectRef> path(String group, String kind, String path) {
        int slash = path.indexOf('/');
        return slash < 0
                ? Optional.empty()
                : Optional.of(new ObjectRef(group, kind, path.substring(0, slash), path.substring(slash + 1)));
    }
}
