package dev.weft.cluster;

/// Anything the cluster holds that Weft looks at.
public sealed interface Resource
        permits Namespace, Node, Pod, Workload, Service, EndpointSlice, Ingress, Manifest, Manifest.OfMesh {
    ObjectRef ref();
}
