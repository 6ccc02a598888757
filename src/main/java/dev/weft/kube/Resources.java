package dev.weft.kube;

import dev.weft.cluster.Resource;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.util.Optional;

/// A typed object of the API to the record of ours, by its kind. Policies do not come this way: they stay generic and
/// become a [dev.weft.cluster.Manifest].
public final class Resources {
    private Resources() {}

    /// Empty for an object without a name, of a kind Weft does not look at, or of no use (a slice of no Service).
    /// Never throws, whatever is missing inside.
    public static Optional<Resource> read(HasMetadata object) {
        if (!ObjectIdentity.named(object)) {
            return Optional.empty();
        }
        return switch (object) {
            case Namespace it -> Optional.of(NamespaceReader.read(it));
            case Node it -> Optional.of(NodeReader.read(it));
            case Pod it -> Optional.of(PodReader.read(it));
            case Service it -> Optional.of(ServiceReader.read(it));
            case EndpointSlice it -> EndpointSliceReader.read(it).map(Resource.class::cast);
            case Ingress it -> Optional.of(IngressReader.read(it));
            default -> WorkloadReader.read(object).map(Resource.class::cast);
        };
    }

    /// A workload of which only the metadata was read.
    public static Workload metadataOnly(ResourceKind kind, ObjectMeta meta) {
        return WorkloadReader.metadataOnly(kind, meta);
    }
}
