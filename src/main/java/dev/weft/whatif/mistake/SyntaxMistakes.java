package dev.weft.whatif.mistake;

import dev.weft.cluster.Problem;
import dev.weft.whatif.DraftYaml;
import dev.weft.whatif.editing.Outline;
import dev.weft.whatif.editing.Part.Range;
import dev.weft.yaml.ManifestYaml;
import dev.weft.yaml.TextEdit;
import dev.weft.yaml.YamlPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A text that is no YAML, or holds no policy: tabs, indentation that fits nothing, a colon without its space, and what
/// the reader says beyond that.
final class SyntaxMistakes {
    private static final Pattern TABS = Pattern.compile("^[ \t]*\t[ \t]*", Pattern.MULTILINE);
    private static final Pattern TIGHT = Pattern.compile("^[ ]*(?:- )*([A-Za-z]+):(?=[^\\s/:])", Pattern.MULTILINE);

    private SyntaxMistakes() {}

    static List<Mistake> of(Typed typed) {
        if (!(typed.reading() instanceof DraftYaml.Reading.Mistakes(var problems))) {
            return List.of();
        }
        boolean broken = ManifestYaml.read("", typed.text()).problems().stream()
                .anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
        var found = new ArrayList<Mistake>();
        if (broken) {
            tabs(typed).ifPresent(found::add);
            tight(typed, found);
            if (found.isEmpty()) {
                typed.outline().misplaced().stream().limit(1).map(line -> misplaced(typed, line)).forEach(found::add);
            }
        }
        for (var problem : problems) {
            int line = problem.place().line();
            if (!broken || found.isEmpty()) {
                found.add(read(typed, problem, line));
            }
        }
        return found;
    }

    private static Mistake read(Typed typed, Problem problem, int line) {
        var path = YamlPath.of(problem.place().path());
        var place = !path.isRoot() && typed.outline().at(path).isPresent() ? typed.place(path) : typed.place(line);
        var mistake = new Mistake("unreadable", problem.severity(), place, problem.message(), problem.remedy(),
                List.of());
        return WrongWords.fixed(typed, mistake, path);
    }

    private static Optional<Mistake> tabs(Typed typed) {
        var tab = TABS.matcher(typed.text());
        if (!tab.find()) {
            return Optional.empty();
        }
        int first = tab.start();
        var mistake = new Mistake(
                "tab", Problem.Severity.ERROR, typed.place(typed.outline().line(first)),
                "a tab indents the line", "indent with spaces, YAML allows no tabs", List.of());
        var spaced = TABS.matcher(typed.text()).replaceAll(match -> match.group().replace("\t", "  "));
        return Optional.of(typed.fixed(mistake, "Replace tabs with spaces", _ -> Optional.of(spaced)));
    }

    private static void tight(Typed typed, List<Mistake> found) {
        var names = FieldNames.of(typed.shape());
        TIGHT.matcher(typed.text()).results().filter(match -> names.contains(match.group(1))).forEach(match -> {
            var name = match.group(1);
            var mistake = new Mistake(
                    "no-space", Problem.Severity.ERROR, typed.place(new Range(match.start(1), match.end())),
                    "no space follows the colon of " + name, "write " + name + ": and then the value", List.of());
            found.add(mistake.with(Typed.replacing("Add the space", new Range(match.end(), match.end()), " ")));
        });
    }

    private static Mistake misplaced(Typed typed, Outline.Misplaced line) {
        var place = typed.place(line.line());
        var mistake = new Mistake(
                "indentation", Problem.Severity.ERROR, place,
                "the line is indented by " + line.column() + ", and nothing above it has members there",
                "indent it as its neighbours, by " + line.columns().stream().map(String::valueOf).limit(3)
                        .reduce((one, other) -> one + " or " + other).orElse("0"), List.of());
        return line.columns().stream()
                .flatMap(column -> moved(typed, line, column).stream())
                .findFirst()
                .map(mistake::with)
                .orElse(mistake);
    }

    /// The line and what is deeper below it, at another column, where the kind knows the field there.
    private static Optional<Mistake.Fix> moved(Typed typed, Outline.Misplaced line, int column) {
        var lines = new ArrayList<>(List.of(typed.text().split("\n", -1)));
        int index = line.line() - 1;
        int shift = column - line.column();
        int last = index;
        while (last + 1 < lines.size() && indent(lines.get(last + 1)) > line.column()) {
            last++;
        }
        for (int i = index; i <= last; i++) {
            var text = lines.get(i);
            lines.set(i, text.isBlank() ? text : shift > 0 ? " ".repeat(shift) + text
                    : text.substring(Math.min(-shift, indent(text))));
        }
        var after = String.join("\n", lines);
        var outline = Outline.of(after);
        int start = 0;
        for (int i = 0; i < index; i++) {
            start = outline.endOfLine(start) + 1;
        }
        var path = outline.pathAt(start + column);
        boolean known = typed.shape().at(path).isPresent() && outline.at(path).isPresent();
        return known && outline.misplaced().size() < typed.outline().misplaced().size()
                ? Optional.of(new Mistake.Fix.Here("Indent by " + column, TextEdit.between(typed.text(), after)))
                : Optional.empty();
    }

    /// Of an empty line endless, so that it goes with what it stands in.
    private static int indent(String line) {
        return line.isBlank() ? Integer.MAX_VALUE : line.length() - line.stripLeading().length();
    }
}
