package dev.weft.mesh;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Labels;
import dev.weft.cluster.Namespace;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.mesh.Membership.Kind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Who stands in a mesh: of a pod that runs its own containers and annotations say so; of one that nobody has made yet
/// its template and its namespace foretell it, as the injectors would decide.
///
/// Source: Istio, `pkg/kube/inject` (`injectRequired`, the webhook's selectors), `cni/pkg/util` and the ambient
/// selector's default; Linkerd, `pkg/inject/report.go`.
final class Members {
    private static final String INJECT = "sidecar.istio.io/inject";
    private static final String REVISION = "istio.io/rev";
    private static final String NAMESPACE_INJECTION = "istio-injection";
    private static final String DATAPLANE = "istio.io/dataplane-mode";
    private static final String REDIRECTION = "ambient.istio.io/redirection";
    private static final String GATEWAY_NAME = "gateway.networking.k8s.io/gateway-name";
    private static final String LINKERD_INJECT = "linkerd.io/inject";
    private static final String ISTIO_PROXY = "istio-proxy";
    private static final Set<String> NEVER_ISTIO =
            Set.of("kube-system", "kube-public", "kube-node-lease", "local-path-storage");
    private static final Set<String> NEVER_LINKERD = Set.of("kube-system", "cert-manager");
    private static final Set<String> GATEWAYS = Set.of("ingressgateway", "egressgateway");

    private final ClusterSnapshot snapshot;

    Members(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /// Does anything at all speak of a mesh?
    boolean any() {
        return !snapshot.meshes().isEmpty()
                || snapshot.pods().stream().anyMatch(Members::speaks)
                || snapshot.namespaces().values().stream().anyMatch(Members::speaks);
    }

    private static boolean speaks(Pod pod) {
        return !pod.network().mesh().equals(Pod.MeshMarks.NONE)
                || pod.labels().value(INJECT).isPresent()
                || pod.labels().value(DATAPLANE).isPresent();
    }

    private static boolean speaks(Namespace namespace) {
        return namespace.labels().value(NAMESPACE_INJECTION).isPresent()
                || namespace.labels().value(REVISION).isPresent()
                || namespace.labels().value(DATAPLANE).isPresent()
                || namespace.annotations().value(LINKERD_INJECT).isPresent();
    }

    Membership of(Pod pod) {
        var actual = actual(pod);
        if (actual != Kind.NONE) {
            return actual == Kind.UNKNOWN
                    ? Membership.unknown("its redirection into the mesh is pending")
                    : Membership.actual(actual);
        }
        if (pod.phase() == Pod.Phase.SYNTHETIC) {
            return foretold(pod);
        }
        var later = foretold(pod);
        boolean unmade = pod.phase() == Pod.Phase.PENDING && pod.network().node().isEmpty();
        if (later.kind() == Kind.NONE) {
            return Membership.none("");
        }
        if (unmade) {
            return later.kind() == Kind.UNKNOWN
                    ? later
                    : Membership.unknown("it has no proxy, but may not have been made by a cluster yet");
        }
        return Membership.none(later.kind() == Kind.UNKNOWN ? "" : "a new pod would have one: it is older");
    }

    /// What the pod itself shows.
    private static Kind actual(Pod pod) {
        var labels = pod.labels();
        var mesh = pod.network().mesh();
        boolean proxied = mesh.proxies().stream().anyMatch(proxy -> proxy.container().equals(ISTIO_PROXY));
        if (has(labels, "app", "ztunnel")) {
            return Kind.ZTUNNEL;
        }
        if (labels.value(GATEWAY_NAME).isPresent()
                && has(labels, "gateway.istio.io/managed", "istio.io-mesh-controller")) {
            return Kind.WAYPOINT;
        }
        if (isGateway(pod, proxied)) {
            return Kind.GATEWAY;
        }
        if (proxied || mesh.annotations().value("sidecar.istio.io/status").isPresent()) {
            return Kind.SIDECAR;
        }
        if (mesh.proxies().stream().anyMatch(proxy -> proxy.container().equals("linkerd-proxy"))) {
            return Kind.LINKERD;
        }
        if (has(mesh.annotations(), REDIRECTION, "enabled")) {
            return Kind.AMBIENT;
        }
        return has(mesh.annotations(), REDIRECTION, "pending") ? Kind.UNKNOWN : Kind.NONE;
    }

    /// The label of the Gateway API alone is on other makers' gateways too.
    private static boolean isGateway(Pod pod, boolean proxied) {
        var templates = pod.network().mesh().annotations().value("inject.istio.io/templates");
        return templates.filter(text -> text.contains("gateway")).isPresent()
                || pod.labels().value("istio").filter(GATEWAYS::contains).isPresent()
                || (proxied && pod.labels().value(GATEWAY_NAME).isPresent());
    }

    private Membership foretold(Pod pod) {
        if (pod.network().host()) {
            return Membership.none("on its node's network");
        }
        var ref = ObjectRef.ofNamespace(pod.namespace());
        var namespace = Optional.ofNullable(snapshot.contents().namespaces().get(ref));
        if (namespace.isEmpty()) {
            return NEVER_ISTIO.contains(pod.namespace())
                    ? Membership.none("")
                    : Membership.unknown("the labels of its namespace are not known");
        }
        var kinds = EnumSet.noneOf(Kind.class);
        if (sidecar(pod, namespace.get())) {
            kinds.add(Kind.SIDECAR);
        } else if (ambient(pod, namespace.get())) {
            kinds.add(Kind.AMBIENT);
        }
        if (linkerd(pod, namespace.get())) {
            kinds.add(Kind.LINKERD);
        }
        if (kinds.size() > 1) {
            return Membership.unknown("two meshes claim it");
        }
        return kinds.isEmpty()
                ? Membership.none("")
                : new Membership(kinds.iterator().next(), true, "");
    }

    private static boolean sidecar(Pod pod, Namespace namespace) {
        if (NEVER_ISTIO.contains(namespace.name())) {
            return false;
        }
        var label = pod.labels().value(INJECT);
        var inject = label.or(() -> pod.network().mesh().annotations().value(INJECT));
        boolean refused = inject.filter("false"::equals).isPresent();
        var own = namespace.labels().value(NAMESPACE_INJECTION);
        if (own.isPresent()) {
            return own.get().equals("enabled") && !refused;
        }
        boolean asked = namespace.labels().value(REVISION).isPresent()
                || pod.labels().value(REVISION).isPresent()
                || label.filter("true"::equals).isPresent();
        return asked && !refused;
    }

    private static boolean ambient(Pod pod, Namespace namespace) {
        boolean own = has(pod.labels(), DATAPLANE, "ambient");
        boolean inherited = has(namespace.labels(), DATAPLANE, "ambient") && !has(pod.labels(), DATAPLANE, "none");
        return (own || inherited) && !namespace.name().equals("kube-system");
    }

    private static boolean linkerd(Pod pod, Namespace namespace) {
        if (NEVER_LINKERD.contains(namespace.name())
                || has(namespace.labels(), "config.linkerd.io/admission-webhooks", "disabled")
                || pod.labels().value("linkerd.io/control-plane-component").isPresent()) {
            return false;
        }
        var own = pod.network().mesh().annotations().value(LINKERD_INJECT);
        var inherited = namespace.annotations().value(LINKERD_INJECT);
        if (!valid(own) || !valid(inherited)) {
            return false;
        }
        return asks(own) || (asks(inherited) && own.isEmpty());
    }

    private static boolean valid(Optional<String> value) {
        return value.isEmpty() || asks(value) || value.get().equals("disabled");
    }

    private static boolean asks(Optional<String> value) {
        return value.filter(text -> text.equals("enabled") || text.equals("ingress")).isPresent();
    }

    private static boolean has(Labels labels, String key, String value) {
        return labels.value(key).filter(value::equals).isPresent();
    }
}
