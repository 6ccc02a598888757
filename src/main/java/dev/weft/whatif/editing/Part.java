package dev.weft.whatif.editing;

import dev.weft.yaml.YamlPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A value of a text that may be half typed: what it is, which characters it takes, and what is in it. `text` is that
/// of
/// a single value, without its quotes.
public record Part(YamlPath path, Kind kind, Range range, String text, List<Member> members) {
    public enum Kind {
        /// A key or a dash with nothing behind it.
        NOTHING,
        VALUE,
        MAP,
        LIST
    }

    /// Characters of the text, from `from` up to but not including `to`.
    public record Range(int from, int to) {
        public boolean touches(int place) {
            return from <= place && place <= to;
        }
    }

    /// A field, or an item of a list, whose `name` is empty. `at` are the characters of the name, or the dash.
    public record Member(String name, Range at, Part value) {}

    public Part {
        members = List.copyOf(members);
    }

    public Optional<Part> field(String name) {
        return members.stream().filter(member -> member.name().equals(name)).map(Member::value).findFirst();
    }

    /// Empty for what is no list.
    public List<Part> items() {
        return kind == Kind.LIST ? members.stream().map(Member::value).toList() : List.of();
    }

    public boolean is(Kind other) {
        return kind == other;
    }

    /// Holds nothing, however that is written: nothing, `{}`, `[]`.
    public boolean isEmpty() {
        return kind != Kind.VALUE && members.isEmpty();
    }

    /// This and everything in it, outermost first.
    public Stream<Part> all() {
        return Stream.concat(Stream.of(this), members.stream().flatMap(member -> member.value().all()));
    }
}
