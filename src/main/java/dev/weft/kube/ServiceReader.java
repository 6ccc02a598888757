package dev.weft.kube;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Selector;
import dev.weft.cluster.Service;
import dev.weft.net.IpAddress;
import dev.weft.net.Protocol;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A Service of the API as ours.
final class ServiceReader {
    private static final String HEADLESS = "None";

    private ServiceReader() {}

    static Service read(io.fabric8.kubernetes.api.model.Service service) {
        var meta = service.getMetadata();
        var spec = service.getSpec() == null ? new ServiceSpec() : service.getSpec();
        return new Service(
                ObjectRef.ofService(ObjectIdentity.namespace(meta), meta.getName()),
                type(spec),
                selector(spec),
                addresses(spec),
                Present.of(spec.getPorts()).flatMap(port -> port(port).stream()).toList(),
                Optional.ofNullable(spec.getExternalName()).filter(name -> !name.isEmpty()));
    }

    private static Service.Type type(ServiceSpec spec) {
        return switch (ObjectIdentity.text(spec.getType())) {
            case "ExternalName" -> Service.Type.EXTERNAL_NAME;
            case "NodePort" -> Service.Type.NODE_PORT;
            case "LoadBalancer" -> Service.Type.LOAD_BALANCER;
            default -> HEADLESS.equals(spec.getClusterIP()) ? Service.Type.HEADLESS : Service.Type.CLUSTER_IP;
        };
    }

    /// An empty selector is none. Source: core/v1 ServiceSpec ("If empty or not present, the service is assumed to
    /// have an external process managing its endpoints"; "Ignored if type is ExternalName").
    private static Optional<Selector> selector(ServiceSpec spec) {
        var labels = ObjectIdentity.texts(spec.getSelector());
        return labels.isEmpty() || type(spec) == Service.Type.EXTERNAL_NAME
                ? Optional.empty()
                : Optional.of(Selector.matchLabels(labels));
    }

    private static List<IpAddress> addresses(ServiceSpec spec) {
        return Present.addresses(Stream.concat(
                Present.of(spec.getClusterIPs()), Stream.of(ObjectIdentity.text(spec.getClusterIP()))));
    }

    private static Optional<Service.Port> port(ServicePort port) {
        return Present.protocol(port.getProtocol())
                .filter(_ -> Present.port(port.getPort()))
                .map(protocol -> port(port, protocol));
    }

    /// Without `targetPort` the pod's port has the service's number. Source: core/v1 ServicePort.
    private static Service.Port port(ServicePort port, Protocol protocol) {
        var name = ObjectIdentity.text(port.getName());
        int number = port.getPort();
        var target = port.getTargetPort();
        var targetName = targetName(target);
        if (!targetName.isEmpty()) {
            return new Service.Port(name, protocol, number, 0, targetName);
        }
        return new Service.Port(name, protocol, number, targetNumber(target, number), "");
    }

    private static String targetName(@Nullable IntOrString target) {
        var text = target == null ? "" : ObjectIdentity.text(target.getStrVal());
        return text.matches("\\d+") ? "" : text;
    }

    private static int targetNumber(@Nullable IntOrString target, int otherwise) {
        if (target == null) {
            return otherwise;
        }
        var text = ObjectIdentity.text(target.getStrVal());
        Integer number = text.matches("\\d{1,5}") ? Integer.valueOf(text) : target.getIntVal();
        return Present.port(number) ? number : otherwise;
    }
}
