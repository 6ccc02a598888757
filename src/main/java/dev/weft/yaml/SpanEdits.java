package dev.weft.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Single edits of one text, by the places of its values. Each answers the text after it, or nothing where it cannot be
/// written there (through an alias, or into a single value).
record SpanEdits(String text, Span root, BlockStyle style) {
    /// Fields that people expect in this order; all others go to the end.
    private static final List<String> USUAL = List.of(
            "apiVersion", "kind", "metadata", "spec", "tier", "priority", "subject", "podSelector", "policyTypes",
            "ingress", "egress");

    static Optional<SpanEdits> of(String text) {
        return SpanReader.read(text).map(root -> new SpanEdits(text, root, BlockStyle.of(text, root)));
    }

    /// Parents that are missing are made.
    Optional<String> set(YamlPath path, Object value) {
        if (path.isRoot()) {
            return Optional.empty();
        }
        var there = root.at(path);
        if (there.isPresent()) {
            return replace(path, there.get(), value);
        }
        var parent = path.parent();
        return switch (path.steps().getLast()) {
            case YamlPath.Step.Key(var name) -> put(parent, name, value);
            case YamlPath.Step.Item(var index) -> insert(parent, index, value);
        };
    }

    private Optional<String> put(YamlPath parent, String name, Object value) {
        return switch (root.at(parent).orElse(null)) {
            case Span.Fields fields when !fields.entries().isEmpty() ->
                Optional.of(fields.flow() ? flowEntry(fields, name, value) : blockEntry(fields, name, value));
            case null -> set(parent, Map.of(name, value));
            case Span.Fields _ -> set(parent, Map.of(name, value));
            case Span.Leaf leaf when leaf.isEmpty() -> set(parent, Map.of(name, value));
            case Span.Leaf _, Span.Items _ -> Optional.empty();
        };
    }

    private String flowEntry(Span.Fields fields, String name, Object value) {
        int at = fields.entries().getLast().end();
        return spliced(at, at, ", " + YamlText.inline(name) + ": " + BlockStyle.flow(value));
    }

    private String blockEntry(Span.Fields fields, String name, Object value) {
        int indent = BlockStyle.column(text, fields.entries().getFirst().from());
        int at = endOfLine(before(fields, name).end());
        return spliced(at, at, "\n" + " ".repeat(indent) + style.entry(name, value, indent));
    }

    /// The field that the new one is written behind.
    private static Span.Entry before(Span.Fields fields, String name) {
        int rank = USUAL.indexOf(name);
        Span.Entry found = fields.entries().getLast();
        if (rank >= 0) {
            for (var entry : fields.entries()) {
                int other = USUAL.indexOf(entry.key());
                found = other >= 0 && other < rank ? entry : found;
            }
        }
        return found;
    }

    Optional<String> insert(YamlPath list, int index, Object item) {
        return switch (root.at(list).orElse(null)) {
            case Span.Items items when !items.items().isEmpty() ->
                index > items.items().size() ? Optional.empty() : Optional.of(insert(items, index, item));
            case null -> index == 0 ? set(list, List.of(item)) : Optional.empty();
            case Span.Items _ -> set(list, List.of(item));
            case Span.Leaf leaf when leaf.isEmpty() -> set(list, List.of(item));
            case Span.Leaf _, Span.Fields _ -> Optional.empty();
        };
    }

    private String insert(Span.Items list, int index, Object item) {
        boolean atEnd = index == list.items().size();
        if (list.flow()) {
            int at = atEnd ? list.items().getLast().to() : list.items().get(index).from();
            var flow = BlockStyle.flow(item);
            return spliced(at, at, atEnd ? ", " + flow : flow + ", ");
        }
        int column = BlockStyle.column(text, list.from());
        var line = "- " + style.item(item, column + 2);
        var margin = " ".repeat(column);
        if (atEnd) {
            int at = endOfLine(list.items().getLast().to());
            return spliced(at, at, "\n" + margin + line);
        }
        int at = dash(list, index);
        return spliced(at, at, line + "\n" + margin);
    }

    Optional<String> remove(YamlPath path) {
        if (path.isRoot() || root.at(path).isEmpty()) {
            return Optional.empty();
        }
        return switch (root.at(path.parent()).orElse(null)) {
            case Span.Fields fields -> fields.entries().size() == 1
                    ? set(path.parent(), Map.of())
                    : path.name().map(name -> remove(fields, name));
            case Span.Items list -> list.items().size() == 1
                    ? set(path.parent(), List.of())
                    : Optional.of(remove(list, index(path)));
            case null -> Optional.empty();
            case Span.Leaf _ -> Optional.empty();
        };
    }

    private static int index(YamlPath path) {
        return path.steps().getLast() instanceof YamlPath.Step.Item(var index) ? index : 0;
    }

    private String remove(Span.Fields fields, String name) {
        var entries = fields.entries();
        int at = 0;
        while (!entries.get(at).key().equals(name)) {
            at++;
        }
        var places = new ArrayList<int[]>();
        entries.forEach(entry -> places.add(new int[] {entry.from(), entry.end()}));
        return removed(places, at, fields.flow());
    }

    private String remove(Span.Items list, int index) {
        var places = new ArrayList<int[]>();
        for (int i = 0; i < list.items().size(); i++) {
            var item = list.items().get(i);
            places.add(new int[] {list.flow() ? item.from() : dash(list, i), item.to()});
        }
        return removed(places, index, list.flow());
    }

    /// Without one of several neighbours, each given by where it begins and ends.
    private String removed(List<int[]> places, int index, boolean flow) {
        int from = places.get(index)[0];
        int to = places.get(index)[1];
        boolean last = index == places.size() - 1;
        if (flow) {
            return last
                    ? spliced(places.get(index - 1)[1], to, "")
                    : spliced(from, places.get(index + 1)[0], "");
        }
        int start = startOfLine(from);
        if (!text.substring(start, from).isBlank()) {
            return spliced(from, places.get(index + 1)[0], ""); // first of a list item: the next takes its place
        }
        int end = endOfLine(to);
        return end < text.length() ? spliced(start, end + 1, "") : spliced(Math.max(0, start - 1), end, "");
    }

    private Optional<String> replace(YamlPath path, Span there, Object value) {
        if (isInFlow(path.parent())) {
            return Optional.of(spliced(there.from(), there.to(), spaced(there, BlockStyle.flow(value))));
        }
        return switch (path.steps().getLast()) {
            case YamlPath.Step.Key(var name) -> ((Span.Fields) root.at(path.parent()).orElseThrow())
                    .entry(name)
                    .map(entry -> entry(entry, value));
            case YamlPath.Step.Item _ -> {
                int indent = BlockStyle.column(text, there.from()) + (isEmpty(there) ? 1 : 0);
                yield Optional.of(spliced(there.from(), there.to(), spaced(there, style.item(value, indent))));
            }
        };
    }

    private boolean isInFlow(YamlPath path) {
        return switch (root.at(path).orElseThrow()) {
            case Span.Fields fields -> fields.flow();
            case Span.Items items -> items.flow();
            case Span.Leaf _ -> false;
        };
    }

    private static boolean isEmpty(Span span) {
        return span instanceof Span.Leaf leaf && leaf.isEmpty();
    }

    /// An empty value stands close behind its colon or dash.
    private static String spaced(Span there, String written) {
        return isEmpty(there) ? " " + written : written;
    }

    private String entry(Span.Entry entry, Object value) {
        var old = entry.value();
        int colon = text.indexOf(':', entry.to()) + 1;
        boolean below = old.from() > endOfLine(entry.to());
        int indent = BlockStyle.column(text, entry.from());
        var written = style.behind(value, indent);
        if (!BlockStyle.isBlock(value)) {
            return below
                    ? spliced(colon, old.to(), written + text.substring(colon, endOfLine(entry.to())).stripTrailing())
                    : spliced(old.from(), old.to(), spaced(old, written.strip()));
        }
        if (below) {
            return spliced(startOfLine(old.from()) - 1, old.to(), written);
        }
        int end = endOfLine(old.to());
        return spliced(colon, end, text.substring(old.to(), end).stripTrailing() + written);
    }

    /// Where the dash of an item of a block list stands.
    private int dash(Span.Items list, int index) {
        int column = BlockStyle.column(text, list.from());
        int at = startOfLine(list.items().get(index).from());
        while (at + column >= text.length() || text.charAt(at + column) != '-') {
            at = startOfLine(at - 1);
        }
        return at + column;
    }

    private int startOfLine(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    private int endOfLine(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private String spliced(int from, int to, String written) {
        return new TextEdit(from, to, written).in(text);
    }

    /// A copy of a body with something else at a path; `value` is empty to remove what is there.
    static Object body(Object tree, List<YamlPath.Step> steps, Optional<Object> value) {
        if (steps.isEmpty()) {
            return value.orElseThrow();
        }
        var rest = steps.subList(1, steps.size());
        boolean removes = rest.isEmpty() && value.isEmpty();
        return switch (steps.getFirst()) {
            case YamlPath.Step.Key(var name) -> {
                var fields = new LinkedHashMap<Object, Object>();
                if (tree instanceof Map<?, ?> map) {
                    fields.putAll(map);
                }
                if (removes) {
                    fields.remove(name);
                } else {
                    fields.put(name, body(fields.getOrDefault(name, Map.of()), rest, value));
                }
                yield fields;
            }
            case YamlPath.Step.Item(var index) -> {
                var items = tree instanceof List<?> list ? new ArrayList<Object>(list) : new ArrayList<Object>();
                if (removes) {
                    items.remove(index);
                } else if (index == items.size()) {
                    items.add(body(Map.of(), rest, value));
                } else {
                    items.set(index, body(items.get(index), rest, value));
                }
                yield items;
            }
        };
    }
}
