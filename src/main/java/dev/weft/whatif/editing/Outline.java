package dev.weft.whatif.editing;

import dev.weft.yaml.YamlPath;
import java.util.List;
import java.util.Optional;

/// What stands where in a text that somebody is typing: read from indentation, dashes and colons, so that it is there
/// when the text is no YAML yet. Of a text that is YAML and holds one policy it is the same as what a parser reads.
///
/// Assumes: one document; anchors, tags and texts over several lines are read as single values.
public record Outline(String text, Part root, List<Misplaced> misplaced) {
    /// A line whose indentation fits nothing above it. `line` is from 1; `columns` are where it could stand, the
    /// likeliest first.
    public record Misplaced(int line, int column, List<Integer> columns) {
        public Misplaced {
            columns = List.copyOf(columns);
        }
    }

    public Outline {
        misplaced = List.copyOf(misplaced);
    }

    /// Cost: O(length of the text).
    public static Outline of(String text) {
        var reader = new OutlineReader(text);
        reader.read(text.length());
        return new Outline(text, reader.root(), reader.misplaced());
    }

    public Optional<Part> at(YamlPath path) {
        Optional<Part> here = Optional.of(root);
        for (var step : path.steps()) {
            here = here.flatMap(part -> switch (step) {
                case YamlPath.Step.Key(var name) -> part.field(name);
                case YamlPath.Step.Item(var index) ->
                    index < part.items().size() ? Optional.of(part.items().get(index)) : Optional.empty();
            });
        }
        return here;
    }

    public Optional<Part> at(String path) {
        return at(YamlPath.of(path));
    }

    /// The text of a single value; empty where there is none.
    public String word(String path) {
        return at(path).map(Part::text).orElse("");
    }

    /// The innermost value on whose lines the place is: of a field its name counts too, of an item its dash.
    public YamlPath pathAt(int place) {
        return pathAt(root, place);
    }

    private YamlPath pathAt(Part part, int place) {
        var found = part.path();
        for (var member : part.members()) {
            int from = startOfLine(member.at().from());
            int to = endOfLine(Math.max(member.at().to(), member.value().range().to()));
            boolean shares = member.at().from() > from
                    && !text.substring(from, member.at().from()).isBlank()
                    && place < member.at().from();
            if (from <= place && place <= to && !shares) {
                found = pathAt(member.value(), place);
            }
        }
        return found;
    }

    /// The line, from 1.
    public int line(int place) {
        int line = 1;
        for (int at = text.indexOf('\n'); at >= 0 && at < place; at = text.indexOf('\n', at + 1)) {
            line++;
        }
        return line;
    }

    public int startOfLine(int place) {
        return place == 0 ? 0 : text.lastIndexOf('\n', place - 1) + 1;
    }

    public int endOfLine(int place) {
        int end = text.indexOf('\n', place);
        return end < 0 ? text.length() : end;
    }
}
