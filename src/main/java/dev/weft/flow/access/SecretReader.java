package dev.weft.flow.access;

import dev.weft.cluster.ObjectRef;
import java.io.IOException;
import java.util.Map;

/// A door that `kube` fills: the data of one Secret, decoded. Only for client certificates, and only once the user has
/// agreed; what comes back is never logged, stored or exported.
public interface SecretReader {
    /// Throws with a line for people when it is not there or may not be read.
    Map<String, byte[]> read(ObjectRef secret) throws IOException, InterruptedException;
}
