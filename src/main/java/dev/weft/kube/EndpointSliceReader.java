package dev.weft.kube;

import dev.weft.cluster.EndpointSlice;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An EndpointSlice of the API as ours.
final class EndpointSliceReader {
    /// Source: discovery/v1, LabelServiceName.
    private static final String SERVICE_LABEL = "kubernetes.io/service-name";

    private EndpointSliceReader() {}

    /// Empty for a slice that belongs to no Service.
    static Optional<EndpointSlice> read(io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice slice) {
        var meta = slice.getMetadata();
        var namespace = ObjectIdentity.namespace(meta);
        return ObjectIdentity.labels(meta).value(SERVICE_LABEL).filter(name -> !name.isEmpty())
                .map(service -> new EndpointSlice(
                        ResourceKind.ENDPOINT_SLICE.ref(namespace, meta.getName()),
                        ObjectRef.ofService(namespace, service),
                        Present.of(slice.getEndpoints()).flatMap(end -> backends(end, namespace)).toList(),
                        Present.of(slice.getPorts()).flatMap(port -> port(port).stream()).toList()));
    }

    private static Stream<EndpointSlice.Backend> backends(Endpoint endpoint, String namespace) {
        var pod = pod(endpoint.getTargetRef(), namespace);
        boolean ready = ready(endpoint);
        return Present.addresses(Present.of(endpoint.getAddresses())).stream()
                .map(address -> new EndpointSlice.Backend(address, pod, ready));
    }

    /// A missing condition means ready. Source: discovery/v1 EndpointConditions ("A nil value should be interpreted as
    /// true").
    private static boolean ready(Endpoint endpoint) {
        return endpoint.getConditions() == null
                || !Boolean.FALSE.equals(endpoint.getConditions().getReady());
    }

    private static Optional<ObjectRef> pod(@Nullable ObjectReference target, String namespace) {
        if (target == null || !"Pod".equals(target.getKind()) || ObjectIdentity.text(target.getName()).isEmpty()) {
            return Optional.empty();
        }
        var other = ObjectIdentity.text(target.getNamespace());
        return Optional.of(ObjectRef.ofPod(other.isEmpty() ? namespace : other, target.getName()));
    }

    private static Optional<EndpointSlice.Port> port(EndpointPort port) {
        return Present.protocol(port.getProtocol())
                .filter(_ -> Present.port(port.getPort()))
                .map(protocol ->
                        new EndpointSlice.Port(ObjectIdentity.text(port.getName()), protocol, port.getPort()));
    }
}
