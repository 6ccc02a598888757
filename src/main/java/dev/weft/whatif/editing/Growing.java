package dev.weft.whatif.editing;

import dev.weft.whatif.editing.Part.Kind;
import dev.weft.whatif.editing.Part.Member;
import dev.weft.whatif.editing.Part.Range;
import dev.weft.yaml.YamlPath;
import java.util.ArrayList;
import java.util.List;

/// A [Part] while its lines are read. `column` is where its keys or dashes stand.
///
/// Threads: confined to one reading.
final class Growing {
    private record Named(String name, Range at, Growing value) {}

    final YamlPath path;
    private final List<Named> members = new ArrayList<>();
    private Kind kind = Kind.NOTHING;
    private Range range;
    private String text = "";
    private int column;

    Growing(YamlPath path, int at) {
        this.path = path;
        this.range = new Range(at, at);
    }

    Kind kind() {
        return kind;
    }

    int column() {
        return column;
    }

    boolean is(Kind other) {
        return kind == other;
    }

    void becomes(Kind container, int at, int where) {
        kind = container;
        column = where;
        range = new Range(at, at);
    }

    void value(String written, Range place) {
        kind = Kind.VALUE;
        text = written;
        range = place;
    }

    void reaches(int to) {
        range = new Range(range.from(), Math.max(range.to(), to));
    }

    Growing field(String name, Range at) {
        var value = new Growing(path.key(name), at.to());
        members.add(new Named(name, at, value));
        return value;
    }

    Growing item(Range dash) {
        var value = new Growing(path.item(members.size()), dash.to());
        members.add(new Named("", dash, value));
        return value;
    }

    /// Takes over what was read apart from it.
    void holds(Growing other) {
        kind = other.kind;
        text = other.text;
        range = other.range;
        members.addAll(other.members);
    }

    /// What a deeper line would belong to; itself while it is empty.
    Growing last() {
        return members.isEmpty() ? this : members.getLast().value();
    }

    int end() {
        return Math.max(range.to(), members.isEmpty() ? 0 : Math.max(members.getLast().at().to(), last().end()));
    }

    Part part() {
        var all = members.stream()
                .map(member -> new Member(member.name(), member.at(), member.value().part()))
                .toList();
        return new Part(path, kind, new Range(range.from(), Math.max(range.from(), end())), text, all);
    }
}
