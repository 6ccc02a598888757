package dev.weft.flow.recording;

import dev.weft.cluster.Origin;
import dev.weft.cluster.Resource;
import java.util.Map;
import java.util.Optional;

/// A door that `kube` fills: objects of the cluster in the shape of the Kubernetes API, as trees of maps, lists, texts,
/// numbers and truth values.
public interface ObjectShapes {
    /// What Weft knows of the object, no more: enough that reading it gives the same object.
    Map<String, Object> write(Resource resource);

    /// Empty for what is no object of a kind that Weft looks at. Never throws.
    Optional<Resource> read(Map<String, Object> tree, Origin origin);
}
