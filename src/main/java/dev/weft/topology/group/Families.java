package dev.weft.topology.group;

import dev.weft.cluster.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The families of boxes: by a label where one says whose most of them are, and by name where none does.
public record Families(List<Family> roots) {
    public Families {
        roots = List.copyOf(roots);
    }

    /// `boxes` by name, with the labels of those that are namespaces.
    ///
    /// Cost: O(length of all names · the depth of families).
    public static Families of(SortedMap<String, Labels> boxes) {
        var key = LabelKin.keyOf(boxes.values());
        var byValue = new TreeMap<String, List<String>>();
        var rest = new ArrayList<String>();
        boxes.forEach((box, labels) -> key.flatMap(labels::value)
                .filter(value -> !value.isEmpty())
                .ifPresentOrElse(
                        value -> byValue.computeIfAbsent(value, _ -> new ArrayList<>()).add(box), () -> rest.add(box)));
        var roots = new ArrayList<>(new NameKin("", "their names begin with ").families(rest));
        key.ifPresent(label -> roots.addAll(0, labelled(label, byValue)));
        return new Families(roots);
    }

    /// Values that are near in the alphabet stand together where there are too many of them.
    private static List<Family> labelled(String key, Map<String, List<String>> byValue) {
        var word = LabelKin.wordOf(key);
        var items = new ArrayList<NameKin.Item>();
        byValue.forEach((value, members) -> items.add(members.size() == 1
                ? new NameKin.Item(value, members, List.of())
                : new NameKin.Item(value, members, List.of(family(word, value, members)))));
        return new NameKin(word + "=", "their label " + word + " begins with ").near(items);
    }

    private static Family family(String word, String value, List<String> members) {
        var name = word + "=" + value;
        return new Family(
                name,
                "their label " + word + " is " + value,
                Family.Kin.LABEL,
                members,
                new NameKin(name + " ", "their label " + word + " is " + value + " and their names begin with ")
                        .families(members));
    }
}
