package dev.weft.flow.filter;

import dev.weft.cluster.ObjectRef;

/// A name as filters write it: `shop/web`, `shop/` (all of a namespace), `web` (in any), `shop/web[Deployment]`.
/// `namespace` and `kind` are empty for any.
public record NameTerm(String namespace, String name, String kind) {
    public static NameTerm of(String text) {
        int bracket = text.endsWith("]") ? text.indexOf('[') : -1;
        var kind = bracket < 0 ? "" : text.substring(bracket + 1, text.length() - 1);
        var path = bracket < 0 ? text : text.substring(0, bracket);
        int slash = path.indexOf('/');
        return new NameTerm(slash < 0 ? "" : path.substring(0, slash), path.substring(slash + 1), kind);
    }

    public boolean inNamespaceOf(ObjectRef ref) {
        return namespace.isEmpty() || namespace.equals(ref.namespace());
    }

    public boolean begins(ObjectRef ref) {
        return inNamespaceOf(ref) && ref.name().startsWith(name);
    }

    public boolean is(ObjectRef workload) {
        return inNamespaceOf(workload)
                && (name.isEmpty() || name.equals(workload.name()))
                && (kind.isEmpty() || kind.equalsIgnoreCase(workload.kind()));
    }

    /// Pods begin with the name of their workload.
    public boolean mayOwn(ObjectRef pod) {
        return begins(pod);
    }

    /// Do the workload's pods begin with this? Not known where this goes on behind the workload's name.
    public FilterAnswer beginsPodsOf(ObjectRef workload) {
        if (inNamespaceOf(workload) && name.startsWith(workload.name()) && !name.equals(workload.name())) {
            return FilterAnswer.UNKNOWN;
        }
        return FilterAnswer.of(begins(workload));
    }
}
