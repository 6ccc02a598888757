package dev.weft.yaml;

import dev.weft.cluster.Origin;
import dev.weft.cluster.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A document, or, of a `List`, its items, each as if it stood alone.
final class ListItems {
    private static final String SUFFIX = "List";

    private final String file;
    private final List<YamlDocument> documents = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private ListItems(String file) {
        this.file = file;
    }

    /// A document, or an item, that is no map becomes a problem.
    static ManifestYaml.Reading of(String file, Tree document) {
        var items = new ListItems(file);
        items.add(document);
        return new ManifestYaml.Reading(items.documents, items.problems);
    }

    private void add(Tree tree) {
        try {
            addOrThrow(tree);
        } catch (Trouble trouble) {
            problems.add(trouble.in(file));
        }
    }

    private void addOrThrow(Tree tree) {
        if (!(tree instanceof Tree.Mapping mapping)) {
            throw new Trouble(tree.line(), "is no object but a " + shape(tree), "begin with apiVersion and kind");
        }
        var kind = text(mapping, "kind");
        if (kind.endsWith(SUFFIX) && mapping.entries().containsKey("items")) {
            itemsOf(mapping, kind.substring(0, kind.length() - SUFFIX.length()));
        } else {
            documents.add(new YamlDocument(mapping.plainMap(), new Origin(file, PathLines.of(mapping))));
        }
    }

    private void itemsOf(Tree.Mapping list, String itemKind) {
        switch (entry(list, "items")) {
            case Tree.Sequence(var items, _, _) -> items.forEach(item -> add(named(item, list, itemKind)));
            case Tree.Scalar(var value, _) when value == null -> {}
            case Tree other ->
                throw new Trouble(other.line(), "items is a " + shape(other), "write items as a list of objects");
        }
    }

    /// The items of a typed list, as the API server sends it, do not repeat their kind.
    private static Tree named(Tree item, Tree.Mapping list, String itemKind) {
        if (itemKind.isEmpty() || !(item instanceof Tree.Mapping mapping) || mapping.entries().containsKey("kind")) {
            return item;
        }
        var entries = new LinkedHashMap<String, Tree.Entry>();
        entries.put("apiVersion", scalar(text(list, "apiVersion"), item.line()));
        entries.put("kind", scalar(itemKind, item.line()));
        mapping.entries().forEach(entries::putIfAbsent);
        return new Tree.Mapping(entries, item.line(), item.weight() + 2);
    }

    private static Tree.Entry scalar(String value, int line) {
        return new Tree.Entry(new Tree.Scalar(value, line), line);
    }

    private static Tree entry(Tree.Mapping mapping, String key) {
        var entry = mapping.entries().get(key);
        return entry == null ? new Tree.Scalar(null, mapping.line()) : entry.value();
    }

    private static String text(Tree.Mapping mapping, String key) {
        return entry(mapping, key) instanceof Tree.Scalar(var value, _) && value instanceof String text ? text : "";
    }

    private static String shape(Tree tree) {
        return switch (tree) {
            case Tree.Mapping _ -> "map";
            case Tree.Sequence _ -> "list";
            case Tree.Scalar(@Nullable Object value, _) when value == null -> "gap";
            case Tree.Scalar _ -> "single value";
        };
    }
}
