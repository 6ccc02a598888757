package dev.weft.yaml;

import dev.weft.cluster.Problem;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// What makes a document unreadable: where, what, and what to do. Ends the reading of one document, not of its text.
final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int line;
    private final String remedy;

    /// `line` counts from 1.
    Trouble(int line, String message, String remedy) {
        super(message, null, false, false);
        this.line = line;
        this.remedy = remedy;
    }

    /// The scanner's or parser's complaint, in the words of somebody who writes manifests. `firstLine` is the line of
    /// the file on which the parsed part begins.
    static Trouble of(YamlEngineException complaint, int firstLine, String part) {
        if (!(complaint instanceof MarkedYamlEngineException marked)) {
            return new Trouble(firstLine, "is not YAML", "check the text of this document");
        }
        int line = marked.getProblemMark().map(Mark::getLine).orElse(0);
        var words = String.valueOf(marked.getProblem()).strip();
        var textLine = part.lines().skip(line).findFirst().orElse("");
        if (words.contains("TAB") || textLine.startsWith("\t")) {
            return new Trouble(firstLine + line, "a tab indents the line", "indent with spaces, YAML allows no tabs");
        }
        return new Trouble(
                firstLine + line,
                "is not YAML: " + oneLine(words),
                "correct the indentation, quotes or brackets there");
    }

    /// The same, or what is behind it: a template that nobody has rendered.
    Trouble within(int firstLine, String part) {
        var textLine = part.lines().skip(Math.max(0, line - firstLine)).findFirst().orElse("");
        return textLine.contains("{{")
                ? new Trouble(line, "is a template, not YAML", "render it first, e.g. with helm template")
                : this;
    }

    private static String oneLine(String words) {
        return words.replaceAll("\\s+", " ");
    }

    Problem in(String file) {
        return Problem.error(new Problem.Place(file, "line " + line, file, line), message(), remedy);
    }

    private String message() {
        return String.valueOf(getMessage());
    }
}
