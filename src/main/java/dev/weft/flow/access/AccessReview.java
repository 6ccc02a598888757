package dev.weft.flow.access;

import java.io.IOException;

/// A door that `kube` fills: may this user do that? Asked of the API server (`SelfSubjectAccessReview`), never tried.
public interface AccessReview {
    /// `resource` may hold a subresource, `pods/exec`; an empty `namespace` means in all of them; an empty `name` any
    /// object. Blocks for a moment.
    boolean may(String verb, String group, String resource, String namespace, String name)
            throws IOException, InterruptedException;
}
