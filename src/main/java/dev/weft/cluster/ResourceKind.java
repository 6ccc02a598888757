package dev.weft.cluster;

/// A kind of object as the API server serves it. `plural` is the lower-case resource name in its URLs.
public record ResourceKind(String group, String version, String kind, String plural, boolean namespaced) {
    public static final ResourceKind NAMESPACE = new ResourceKind("", "v1", "Namespace", "namespaces", false);
    public static final ResourceKind NODE = new ResourceKind("", "v1", "Node", "nodes", false);
    public static final ResourceKind POD = new ResourceKind("", "v1", "Pod", "pods", true);
    public static final ResourceKind SERVICE = new ResourceKind("", "v1", "Service", "services", true);
    public static final ResourceKind ENDPOINT_SLICE =
            new ResourceKind("discovery.k8s.io", "v1", "EndpointSlice", "endpointslices", true);
    public static final ResourceKind INGRESS =
            new ResourceKind("networking.k8s.io", "v1", "Ingress", "ingresses", true);
    public static final ResourceKind NETWORK_POLICY =
            new ResourceKind("networking.k8s.io", "v1", "NetworkPolicy", "networkpolicies", true);

    /// `v1` or `networking.k8s.io/v1`.
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /// `pods` or `networkpolicies.networking.k8s.io`, as kubectl names a resource.
    public String resource() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    public ObjectRef ref(String namespace, String name) {
        return new ObjectRef(group, kind, namespaced ? namespace : "", name);
    }
}
