package dev.weft.layout;

import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Who came into the cluster and who left it while the user looked at the same things. What a filter, a fold or a draft
/// brings or takes away neither comes nor leaves.
///
/// Threads: confined to the analysis thread.
public final class Arrivals {
    /// A roll-out, or a pod that is restarted by hand, is over by then.
    public static final Duration LINGERING = Duration.ofSeconds(60);
    /// A namespace that is torn down must not leave a graveyard.
    private static final int MOST_GHOSTS = 60;

    private record Departed(TopologyNode node, Box box, Instant at) {}

    private final Map<NodeId, Departed> departed = new TreeMap<>();
    private final Set<NodeId> arrived = new HashSet<>();
    private @Nullable Topology before;

    /// How the picture now compares with the one before: the same part of the cluster is looked at, another one, or
    /// everything is drawn anew and all of it counts as known from the start.
    public enum View {
        SAME,
        OTHER,
        ANEW
    }

    /// Compares with what was drawn last, at `places`.
    public void look(Topology now, Positions places, View view, Instant at) {
        var then = before;
        if (view == View.ANEW) {
            arrived.clear();
        }
        if (then == null || view != View.SAME) {
            departed.clear();
        } else if (!now.sharesNodesWith(then)) {
            then.nodes().stream().filter(node -> hasLeft(node, now)).forEach(node -> {
                var box = places.nodes().get(node.id());
                if (box != null) {
                    departed.put(node.id(), new Departed(node, box, at));
                }
            });
            now.nodes().stream().filter(node -> isNew(node, then)).map(TopologyNode::id).forEach(arrived::add);
        }
        departed.values().removeIf(gone -> now.node(gone.node.id()).isPresent()
                || Duration.between(gone.at, at).compareTo(LINGERING) > 0);
        before = now;
    }

    /// Outside peers come and go with their traffic: nobody misses them.
    private static boolean hasLeft(TopologyNode node, Topology now) {
        boolean real = switch (node.id().kind()) {
            case WORKLOAD, SERVICE, INGRESS, MACHINE -> true;
            case GROUP, NAMESPACE, OUTSIDE -> false;
        };
        return real && now.node(node.id()).isEmpty() && now.node(NodeId.ofNamespace(node.namespace())).isEmpty();
    }

    private static boolean isNew(TopologyNode node, Topology then) {
        boolean real = !node.id().isFold() && node.id().kind() != NodeId.Kind.OUTSIDE;
        return real && then.node(node.id()).isEmpty() && then.node(NodeId.ofNamespace(node.namespace())).isEmpty();
    }

    /// Where those stood that left a short time ago.
    public Map<NodeId, Box> places() {
        var boxes = new HashMap<NodeId, Box>();
        departed.forEach((id, gone) -> boxes.put(id, gone.box));
        return boxes;
    }

    /// Of those whose place nobody took, in the order of ids.
    public List<Ghost> ghosts(Positions positions, Instant now) {
        var ghosts = new ArrayList<Ghost>();
        for (var gone : departed.values()) {
            boolean free = positions.nodes().values().stream().noneMatch(gone.box::overlaps);
            if (free && ghosts.size() < MOST_GHOSTS) {
                ghosts.add(new Ghost(gone.node, gone.box, Duration.between(gone.at, now)));
            }
        }
        return List.copyOf(ghosts);
    }

    /// How many of those that came are still there.
    public int newcomers(Topology now) {
        arrived.removeIf(id -> now.node(id).isEmpty());
        return arrived.size();
    }
}
