package dev.weft.mesh;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The kinds of mesh objects that are read, as manifests, where they are served.
public final class MeshKinds {
    public static final ResourceKind PEER_AUTHENTICATION =
            new ResourceKind("security.istio.io", "v1", "PeerAuthentication", "peerauthentications", true);
    public static final ResourceKind DESTINATION_RULE =
            new ResourceKind("networking.istio.io", "v1", "DestinationRule", "destinationrules", true);
    /// Linkerd's.
    public static final ResourceKind SERVER =
            new ResourceKind("policy.linkerd.io", "v1beta3", "Server", "servers", true);

    private MeshKinds() {}

    /// In the version that a server is asked for. Source: Istio serves `v1` since 1.22, Linkerd `v1beta3` since 2.16.
    public static List<ResourceKind> watched() {
        return List.of(PEER_AUTHENTICATION, DESTINATION_RULE, SERVER);
    }

    /// In every version that a file may have; the fields that are read mean the same in all.
    public static List<ResourceKind> inFiles() {
        return Stream.concat(
                        watched().stream(),
                        Stream.of(
                                older(PEER_AUTHENTICATION, "v1beta1"), older(DESTINATION_RULE, "v1beta1"),
                                older(DESTINATION_RULE, "v1alpha3"), older(SERVER, "v1beta2"),
                                older(SERVER, "v1beta1")))
                .toList();
    }

    /// The objects of a kind, in whatever version, as they were read.
    static Map<String, List<Manifest>> byNamespace(ClusterSnapshot snapshot, ResourceKind kind) {
        return snapshot.meshes().stream()
                .map(Manifest.OfMesh::manifest)
                .filter(manifest -> manifest.kind().resource().equals(kind.resource()))
                .collect(Collectors.groupingBy(manifest -> manifest.ref().namespace()));
    }

    private static ResourceKind older(ResourceKind kind, String version) {
        return new ResourceKind(kind.group(), version, kind.kind(), kind.plural(), kind.namespaced());
    }
}
