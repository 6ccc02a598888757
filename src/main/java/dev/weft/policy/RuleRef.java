package dev.weft.policy;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;

/// Which rule: the policy, the path in its body (`spec.ingress[0]`), and the line in its file (0 when unknown).
public record RuleRef(ObjectRef policy, String path, String file, int line) {
    public static RuleRef of(Manifest manifest, String path) {
        return new RuleRef(
                manifest.ref(), path, manifest.origin().file(), manifest.origin().line(path));
    }

    /// `NetworkPolicy shop/db-in spec.ingress[0]`.
    public String label() {
        return path.isEmpty() ? policy.label() : policy.label() + " " + path;
    }
}
