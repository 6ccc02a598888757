package dev.weft.flow.sockets;

import java.util.Set;

/// Ports of the proxies that service meshes put into pods.
final class MeshPorts {
    /// Traffic is led here inside the pod, after policy: the port that was asked for cannot be seen any more.
    /// Source: Istio, "Ports used by Istio" (15001 outbound, 15006 inbound); Linkerd, proxy ports 4143 inbound, 4140
    /// outbound.
    private static final Set<Integer> REDIRECTS = Set.of(15_001, 15_006, 4_140, 4_143);

    /// Asked for over the network by the mesh itself: tunnel, health, metrics, tap and admin.
    private static final Set<Integer> OWN = Set.of(15_008, 15_020, 15_021, 15_090, 4_190, 4_191);

    private MeshPorts() {}

    static boolean redirects(int port) {
        return REDIRECTS.contains(port);
    }

    static String note(int port) {
        return OWN.contains(port) ? "a port that mesh proxies use for themselves" : "";
    }
}
