package dev.weft.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/// The events of a YAML parser to [Tree]s.
///
/// Own code in place of the library's composer, because a hostile text must end in one clear line: nesting is bounded
/// (a composer would overflow its stack), what aliases unfold to is bounded before it is unfolded ("billion laughs"),
/// and a key that stands twice is found with both its lines.
final class DocumentParser {
    /// Kubernetes objects nest about 30 deep, with schemas of custom resources about 60.
    private static final int DEEPEST = 200;
    /// Enough for every hand-written use of anchors, and nothing to a machine.
    private static final long MOST_UNFOLDED = 100_000;
    private static final String MERGE = "<<";

    private final Iterator<Event> events;
    private final int firstLine;
    private final Map<String, Tree> anchors = new HashMap<>();
    private long unfolded;
    private int depth;

    private DocumentParser(Iterator<Event> events, int firstLine) {
        this.events = events;
        this.firstLine = firstLine;
    }

    /// The documents of a part of a text that begins at `firstLine`. Empty ones are null scalars.
    static List<Tree> parse(String part, int firstLine) {
        var settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        var events = new Parse(settings).parseString(part).iterator();
        return new DocumentParser(events, firstLine).documents();
    }

    private List<Tree> documents() {
        var documents = new ArrayList<Tree>();
        while (true) {
            switch (events.next()) {
                case DocumentStartEvent _ -> {
                    anchors.clear();
                    documents.add(tree(events.next()));
                }
                case StreamEndEvent _ -> {
                    return documents;
                }
                default -> {}
            }
        }
    }

    private Tree tree(Event event) {
        return switch (event) {
            case AliasEvent alias -> unfolded(alias);
            case ScalarEvent scalar -> anchored(scalar, scalar(scalar));
            case MappingStartEvent start -> anchored(start, nested(start, () -> mapping(line(start))));
            case SequenceStartEvent start -> anchored(start, nested(start, () -> sequence(line(start))));
            default -> throw new Trouble(line(event), "is not YAML", "check the text there");
        };
    }

    private Tree nested(Event start, Supplier<Tree> content) {
        if (++depth > DEEPEST) {
            throw new Trouble(
                    line(start), "is nested more than " + DEEPEST + " deep", "no Kubernetes object is; flatten it");
        }
        var tree = content.get();
        depth--;
        return tree;
    }

    private Tree.Scalar scalar(ScalarEvent event) {
        boolean typed = event.isPlain() && event.getTag().isEmpty();
        return new Tree.Scalar(typed ? Scalars.typed(event.getValue()) : event.getValue(), line(event));
    }

    private Tree sequence(int line) {
        var items = new ArrayList<Tree>();
        long weight = 1;
        for (var event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
            var item = tree(event);
            items.add(item);
            weight += item.weight();
        }
        return new Tree.Sequence(items, line, weight);
    }

    private Tree mapping(int line) {
        var entries = new LinkedHashMap<String, Tree.Entry>();
        var merged = new ArrayList<Tree>();
        long weight = 1;
        for (var event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            int keyLine = line(event);
            var key = key(event);
            var value = tree(events.next());
            weight += value.weight();
            if (key.equals(MERGE) && ((ScalarEvent) event).isPlain()) {
                merged.add(value);
            } else {
                putOnce(entries, key, new Tree.Entry(value, keyLine));
            }
        }
        merged.forEach(tree -> merge(entries, tree));
        return new Tree.Mapping(entries, line, weight);
    }

    private String key(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return anchored(scalar, scalar(scalar)) instanceof Tree.Scalar(var value, _) && value instanceof Boolean
                    ? String.valueOf(value)
                    : scalar.getValue();
        }
        throw new Trouble(line(event), "a key is a list, a map or an alias", "write it as plain text");
    }

    private static void putOnce(Map<String, Tree.Entry> entries, String key, Tree.Entry entry) {
        var first = entries.putIfAbsent(key, entry);
        if (first != null) {
            throw new Trouble(
                    entry.line(),
                    "the key \"%s\" stands here again, first on line %d".formatted(key, first.line()),
                    "keep one of them");
        }
    }

    /// What stands in the mapping itself wins over what is merged into it; of several the first wins.
    private static void merge(Map<String, Tree.Entry> entries, Tree merged) {
        switch (merged) {
            case Tree.Mapping(var more, _, _) -> more.forEach(entries::putIfAbsent);
            case Tree.Sequence(var items, _, _) -> items.forEach(item -> merge(entries, item));
            case Tree.Scalar scalar ->
                throw new Trouble(scalar.line(), "\"<<\" merges something that is no map", "merge an alias of a map");
        }
    }

    private Tree unfolded(AliasEvent event) {
        var name = event.getAlias().getValue();
        var tree = anchors.get(name);
        if (tree == null) {
            throw new Trouble(
                    line(event), "the alias *" + name + " has no anchor before it", "define &" + name + " first");
        }
        unfolded += tree.weight();
        if (unfolded > MOST_UNFOLDED) {
            throw new Trouble(
                    line(event),
                    "aliases unfold to more than %,d values".formatted(MOST_UNFOLDED),
                    "write the values out");
        }
        return tree;
    }

    private Tree anchored(NodeEvent event, Tree tree) {
        Optional<Anchor> anchor = event.getAnchor();
        anchor.ifPresent(it -> anchors.put(it.getValue(), tree));
        return tree;
    }

    private int line(Event event) {
        return firstLine + event.getStartMark().map(Mark::getLine).orElse(0);
    }
}
