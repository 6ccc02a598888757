package dev.weft.topology;

import dev.weft.cluster.ObjectRef;
import java.util.List;
import java.util.Map;

/// Which box each workload, Service and machine stands in, by the name that is written on it. Boxes are namespaces
/// unless the user looks by something else: such a box has a space in its name, which no namespace may have. `rest`
/// holds what is in no other; it is empty where boxes are namespaces. Many peers outside the cluster stand in boxes
/// of their own, whatever the user looks by. `notes` are sentences for the user.
///
/// Source: Kubernetes documentation, "Object Names and IDs" (names of namespaces are DNS labels).
public record Boxes(String scope, Map<ObjectRef, String> named, String rest, List<String> notes) {
    private static final String OUTSIDE = "outside ";
    public static final Boxes OF_NAMESPACES = new Boxes("", Map.of(), "", List.of());

    public Boxes {
        named = Map.copyOf(named);
        notes = List.copyOf(notes);
    }

    /// Is a box of this name a namespace? A group of boxes is none.
    public static boolean isNamespace(String box) {
        return box.indexOf(' ') < 0 && !FoldGroups.isGroup(box);
    }

    /// The box of this name for peers outside the cluster.
    public static String outside(String name) {
        return OUTSIDE + name;
    }

    /// Does a box of this name hold peers outside the cluster?
    public static boolean isOutside(String box) {
        return box.startsWith(OUTSIDE);
    }

    /// The box that it stands in.
    public String of(ObjectRef object) {
        return rest.isEmpty() ? object.namespace() : named.getOrDefault(object, rest);
    }

    /// The node as it stands in its box. In a box of more than one namespace its name says which it is of.
    TopologyNode put(TopologyNode node, Filter filter) {
        if (rest.isEmpty() || node.object().isEmpty()) {
            return node;
        }
        var object = node.object().get();
        return switch (node.id().kind()) {
            case WORKLOAD, SERVICE -> filter.chooses(object.namespace())
                    ? node.in(of(object), object.namespace() + "/" + object.name())
                    : node;
            case MACHINE -> named.containsKey(object) ? node.in(of(object), node.label()) : node;
            case GROUP, NAMESPACE, INGRESS, OUTSIDE -> node;
        };
    }
}
