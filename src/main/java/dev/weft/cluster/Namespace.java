package dev.weft.cluster;

/// A namespace with its labels, `kubernetes.io/metadata.name` among them whether or not the text says so.
/// `annotations` are those that meshes read, no others.
/// Source: the API server sets that label on every namespace and it cannot be changed.
public record Namespace(ObjectRef ref, Labels labels, Labels annotations) implements Resource {
    public static final String NAME_LABEL = "kubernetes.io/metadata.name";

    public Namespace {
        labels = labels.with(NAME_LABEL, ref.name());
    }

    public Namespace(ObjectRef ref, Labels labels) {
        this(ref, labels, Labels.NONE);
    }

    /// A namespace that is only named by its objects.
    public static Namespace implied(String name) {
        return new Namespace(ObjectRef.ofNamespace(name), Labels.NONE);
    }

    /// The same namespace with other labels.
    public Namespace withLabels(Labels other) {
        return new Namespace(ref, other, annotations);
    }

    public String name() {
        return ref.name();
    }
}
