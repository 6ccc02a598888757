package dev.weft.kube;

import dev.weft.cluster.Ingress;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBackend;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.IngressServiceBackend;
import io.fabric8.kubernetes.api.model.networking.v1.IngressSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An Ingress of the API as ours. A backend that is no Service is left out.
final class IngressReader {
    /// How the class was named before `ingressClassName`, and still is by many charts.
    private static final String CLASS_ANNOTATION = "kubernetes.io/ingress.class";

    private IngressReader() {}

    static Ingress read(io.fabric8.kubernetes.api.model.networking.v1.Ingress ingress) {
        var meta = ingress.getMetadata();
        var spec = ingress.getSpec() == null ? new IngressSpec() : ingress.getSpec();
        var namespace = ObjectIdentity.namespace(meta);
        return new Ingress(
                ResourceKind.INGRESS.ref(namespace, meta.getName()),
                ingressClass(meta, spec),
                routes(spec, namespace),
                Present.of(spec.getTls()).flatMap(tls -> Present.of(tls.getHosts())).distinct().toList());
    }

    private static String ingressClass(ObjectMeta meta, IngressSpec spec) {
        var named = ObjectIdentity.text(spec.getIngressClassName());
        return named.isEmpty()
                ? ObjectIdentity.texts(meta.getAnnotations()).getOrDefault(CLASS_ANNOTATION, "")
                : named;
    }

    private static List<Ingress.Route> routes(IngressSpec spec, String namespace) {
        return Stream.concat(
                        route("", "", spec.getDefaultBackend(), namespace).stream(),
                        Present.of(spec.getRules()).flatMap(rule -> routes(rule, namespace)))
                .toList();
    }

    private static Stream<Ingress.Route> routes(IngressRule rule, String namespace) {
        if (rule.getHttp() == null) {
            return Stream.empty();
        }
        var host = ObjectIdentity.text(rule.getHost());
        return Present.of(rule.getHttp().getPaths()).flatMap(path -> {
            var text = ObjectIdentity.text(path.getPath());
            return route(host, text.isEmpty() ? "/" : text, path.getBackend(), namespace).stream();
        });
    }

    private static Optional<Ingress.Route> route(
            String host, String path, @Nullable IngressBackend backend, String namespace) {
        var service = backend == null ? null : backend.getService();
        if (service == null || ObjectIdentity.text(service.getName()).isEmpty()) {
            return Optional.empty();
        }
        var ref = ObjectRef.ofService(namespace, service.getName());
        return Optional.of(new Ingress.Route(host, path, ref, port(service)));
    }

    private static String port(IngressServiceBackend service) {
        var port = service.getPort();
        if (port == null) {
            return "";
        }
        return port.getNumber() == null ? ObjectIdentity.text(port.getName()) : port.getNumber().toString();
    }
}
