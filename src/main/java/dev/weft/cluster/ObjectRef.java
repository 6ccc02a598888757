package dev.weft.cluster;

import java.util.Comparator;

/// The identity of an object: API group (empty for the core group), kind, namespace (empty for cluster-scoped), name.
/// Order: namespace, name, kind, group.
public record ObjectRef(String group, String kind, String namespace, String name) implements Comparable<ObjectRef> {
    private static final Comparator<ObjectRef> ORDER = Comparator.comparing(ObjectRef::namespace)
            .thenComparing(ObjectRef::name)
            .thenComparing(ObjectRef::kind)
            .thenComparing(ObjectRef::group);

    public static ObjectRef ofPod(String namespace, String name) {
        return new ObjectRef("", "Pod", namespace, name);
    }

    public static ObjectRef ofService(String namespace, String name) {
        return new ObjectRef("", "Service", namespace, name);
    }

    public static ObjectRef ofNamespace(String name) {
        return new ObjectRef("", "Namespace", "", name);
    }

    /// `shop/web[Deployment]`: the id of the command line's lists. A cluster-scoped object has no slash.
    public String id() {
        return path() + "[" + kind + "]";
    }

    /// `Deployment shop/web`: how messages name it.
    public String label() {
        return kind + " " + path();
    }

    /// `shop/web`, or `web` when cluster-scoped.
    public String path() {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }

    @Override
    public int compareTo(ObjectRef other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return label();
    }
}
