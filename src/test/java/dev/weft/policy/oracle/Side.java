package dev.weft.policy.oracle;

import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.Namespace;
import dev.weft.cluster.Pod;
import dev.weft.policy.Endpoint;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/// One end of a packet in one reading. `kind` says what the plugin takes it for; `node` is the machine it stands on, or
/// is, empty when that is not known; `addresses` is empty when they are not known; `host`: it shares a node's network,
/// whatever it is taken for.
record Side(Kind kind, Identity identity, String node, List<InetAddress> addresses, boolean host) {
    enum Kind {
        POD,
        NODE,
        OUTSIDE
    }

    /// What selectors and named ports look at; only a pod has it.
    record Identity(String namespace, Map<String, String> labels, List<ContainerPort> ports) {
        static final Identity NONE = new Identity("", Map.of(), List.of());
    }

    /// `hostAsPod`: whether the plugin tells host-network pods from their node.
    static Side of(Endpoint end, boolean hostAsPod) {
        return switch (end) {
            case Endpoint.OfPod(var pod) when pod.network().host() && !hostAsPod ->
                new Side(Kind.NODE, Identity.NONE, pod.network().node(), addresses(pod), true);
            case Endpoint.OfPod(var pod) -> new Side(
                    Kind.POD,
                    new Identity(pod.ref().namespace(), pod.labels().map(), pod.ports()),
                    pod.network().node(),
                    addresses(pod),
                    pod.network().host());
            case Endpoint.OfTemplate(var workload) -> ofTemplate(workload, hostAsPod);
            case Endpoint.OfNode(var node) -> new Side(
                    Kind.NODE, Identity.NONE, node.ref().name(), literals(node.addresses()), true);
            case Endpoint.Outside(var set) -> new Side(
                    Kind.OUTSIDE, Identity.NONE, "", literals(List.of(set.ranges().getFirst().first())), false);
        };
    }

    private static Side ofTemplate(dev.weft.cluster.Workload workload, boolean hostAsPod) {
        var template = workload.template().orElseThrow();
        return template.hostNetwork() && !hostAsPod
                ? new Side(Kind.NODE, Identity.NONE, "", List.of(), true)
                : new Side(
                        Kind.POD,
                        new Identity(workload.ref().namespace(), template.labels().map(), template.ports()),
                        "",
                        List.of(),
                        template.hostNetwork());
    }

    private static List<InetAddress> addresses(Pod pod) {
        return literals(pod.network().addresses());
    }

    static List<InetAddress> literals(List<? extends Object> addresses) {
        return addresses.stream().map(address -> InetAddress.ofLiteral(address.toString())).toList();
    }

    boolean pod() {
        return kind == Kind.POD;
    }

    boolean inOwn(String namespace) {
        return pod() && identity.namespace().equals(namespace);
    }

    /// The label that the API server gives every namespace.
    static Map<String, String> namespaceLabels(Namespace declared) {
        var labels = new java.util.HashMap<>(declared.labels().map());
        labels.put("kubernetes.io/metadata.name", declared.name());
        return labels;
    }
}
