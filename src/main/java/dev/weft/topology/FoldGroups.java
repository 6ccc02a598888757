package dev.weft.topology;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Folded boxes that stand together as one node, because there are more of them than can be read. `drawn` are those
/// groups, by name; `opened` are the groups that the user opened: their boxes are drawn, each folded.
public record FoldGroups(SortedMap<String, Group> drawn, SortedMap<String, Group> opened, Map<String, String> groupOf) {
    /// Boxes in one node, or what would be one. `why` is what they have in common: `their label team is payments`.
    /// A name has a `*` or a `=` in it, which neither a namespace nor another box may have.
    public record Group(String name, String why, SortedSet<String> members) {
        public Group {
            members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
        }

        /// Of what it is one: `namespaces`, `boxes`.
        public String title(String many) {
            return "%s · %,d %s".formatted(name, members.size(), many);
        }
    }

    public static final FoldGroups NONE = of(List.of(), List.of());

    public FoldGroups {
        drawn = Collections.unmodifiableSortedMap(new TreeMap<>(drawn));
        opened = Collections.unmodifiableSortedMap(new TreeMap<>(opened));
        groupOf = Map.copyOf(groupOf);
    }

    /// No box is in two of the groups that are drawn.
    public static FoldGroups of(Collection<Group> drawn, Collection<Group> opened) {
        var groupOf = new HashMap<String, String>();
        drawn.forEach(group -> group.members().forEach(box -> groupOf.put(box, group.name())));
        return new FoldGroups(byName(drawn), byName(opened), groupOf);
    }

    private static SortedMap<String, Group> byName(Collection<Group> groups) {
        return groups.stream().collect(Collectors.toMap(Group::name, group -> group, (one, _) -> one, TreeMap::new));
    }

    /// Is this the name of a group, whether it is drawn or not?
    public static boolean isGroup(String name) {
        return name.indexOf('*') >= 0 || name.indexOf('=') >= 0;
    }

    /// The boxes that are drawn as this group; none for another node.
    public Set<String> members(NodeId id) {
        var group = id.kind() == NodeId.Kind.GROUP ? drawn.get(id.key()) : null;
        return group == null ? Set.of() : group.members();
    }

    /// The node that a folded box is drawn as.
    public NodeId end(String box) {
        var group = groupOf.get(box);
        return group == null ? NodeId.ofNamespace(box) : NodeId.ofGroup(group);
    }

    /// The group that is drawn in place of a box.
    public Optional<Group> around(String box) {
        return Optional.ofNullable(groupOf.get(box)).map(name -> drawn.get(name));
    }

    /// The smallest opened group that a box is of: the one to close around it.
    public Optional<Group> openedAround(String box) {
        return opened.values().stream()
                .filter(group -> group.members().contains(box))
                .min(Comparator.comparingInt((Group group) -> group.members().size())
                        .thenComparing(Group::name));
    }

    /// How many boxes are in groups.
    public int boxes() {
        return groupOf.size();
    }
}
