package dev.weft.cluster;

import java.util.List;

/// An Ingress: which hosts and paths lead to which Services, and which hosts have TLS.
public record Ingress(ObjectRef ref, String ingressClass, List<Route> routes, List<String> tlsHosts)
        implements Resource {
    /// One way in. `host` is empty for any host, `path` is empty for the default backend; `port` is the Service's
    /// port number or name as text.
    public record Route(String host, String path, ObjectRef service, String port) {}

    public Ingress {
        routes = List.copyOf(routes);
        tlsHosts = List.copyOf(tlsHosts);
    }
}
