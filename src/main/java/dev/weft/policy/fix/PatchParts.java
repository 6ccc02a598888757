package dev.weft.policy.fix;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Labels;
import dev.weft.cluster.Namespace;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.net.IpAddress;
import dev.weft.net.IpSet;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Explanation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the bodies of new policies are made of, alike for every kind.
final class PatchParts {
    /// More blocks than this nobody reads; the outside end is then too vague for a policy.
    private static final int MOST_BLOCKS = 16;
    private static final int LONGEST_NAME = 63;

    private PatchParts() {}

    /// The end that policies of a direction select.
    static Endpoint self(Explanation denied, Direction direction) {
        return direction == Direction.INGRESS ? denied.destination() : denied.source();
    }

    static Endpoint other(Explanation denied, Direction direction) {
        return direction == Direction.INGRESS ? denied.source() : denied.destination();
    }

    /// The pods of the end's namespace that have its labels.
    static Map<String, Object> pods(Endpoint end) {
        var peer = new LinkedHashMap<String, Object>();
        peer.put("namespaceSelector", Map.of("matchLabels", Map.of(Namespace.NAME_LABEL, namespace(end))));
        var labels = labels(end).lasting().map();
        peer.put("podSelector", labels.isEmpty() ? Map.of() : Map.of("matchLabels", labels));
        return peer;
    }

    /// Does only its address name the end: outside, a node, a pod on its node's network?
    static boolean isAddress(Endpoint end) {
        return switch (end) {
            case Endpoint.OfPod(var pod) -> pod.network().host();
            case Endpoint.OfTemplate _ -> false;
            case Endpoint.OfNode _, Endpoint.Outside _ -> true;
        };
    }

    /// The addresses of such an end as CIDR blocks; none when it has too many, or none.
    static List<String> blocks(Endpoint end) {
        var blocks = switch (end) {
            case Endpoint.OfPod(var pod) -> together(pod.network().addresses()).cidrs();
            case Endpoint.OfTemplate _ -> IpSet.NONE.cidrs();
            case Endpoint.OfNode(var node) -> together(node.addresses()).cidrs();
            case Endpoint.Outside(var addresses) -> addresses.cidrs();
        };
        return blocks.size() > MOST_BLOCKS
                ? List.of()
                : blocks.stream().map(Object::toString).toList();
    }

    private static IpSet together(List<IpAddress> addresses) {
        return addresses.stream().map(IpSet::of).reduce(IpSet.NONE, IpSet::union);
    }

    static String namespace(Endpoint end) {
        return end.object().map(ObjectRef::namespace).orElse("");
    }

    static Labels labels(Endpoint end) {
        return switch (end) {
            case Endpoint.OfPod(var pod) -> pod.labels();
            case Endpoint.OfTemplate(var workload) ->
                workload.template().map(template -> template.labels()).orElse(Labels.NONE);
            case Endpoint.OfNode _, Endpoint.Outside _ -> Labels.NONE;
        };
    }

    /// `allow-web-to-db-tcp-80-ingress`, within the bounds of a name and free in the namespace.
    static ObjectRef freeRef(
            ClusterSnapshot snapshot, ResourceKind kind, Explanation denied, Direction direction) {
        var namespace = kind.namespaced() ? namespace(self(denied, direction)) : "";
        var name = name(snapshot, denied, direction);
        var ref = kind.ref(namespace, name);
        for (int i = 2; snapshot.manifest(ref).isPresent(); i++) {
            ref = kind.ref(namespace, name + "-" + i);
        }
        return ref;
    }

    private static String name(ClusterSnapshot snapshot, Explanation denied, Direction direction) {
        var traffic = denied.traffic();
        var end = "-" + traffic.protocol() + "-" + traffic.port() + "-" + direction.field();
        var begin = "allow-" + shortName(snapshot, denied.source())
                + "-to-" + shortName(snapshot, denied.destination());
        var clean = begin.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        var room = LONGEST_NAME - end.length() - 3; // a number may follow
        return clean.substring(0, Math.min(clean.length(), room)) + end.toLowerCase(Locale.ROOT);
    }

    private static String shortName(ClusterSnapshot snapshot, Endpoint end) {
        return switch (end) {
            case Endpoint.OfPod(var pod) -> snapshot.workloadOf(pod).name();
            case Endpoint.OfTemplate(var workload) -> workload.ref().name();
            case Endpoint.OfNode(var node) -> node.ref().name();
            case Endpoint.Outside _ -> "outside";
        };
    }
}
