package dev.weft.cluster;


/// The identity of an object: API group (empty for the core group), kind, namespace (empty for cluster-scoped), name.
/// Order: namespace, name, kind, group.
public record ObjectRef(String group, String kind, String namespace, String name) implements Comparable<ObjectRef> {
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
        int order = namespace.compareTo(other.namespace);
        order = order != 0 ? order : name.compareTo(other.name);
        order = order != 0 ? order : kind.compareTo(other.kind);
        return order != 0 ? order : group.compareTo(other.group);
    }

    @Override
    public String toString() {
        return label();
    }
}
