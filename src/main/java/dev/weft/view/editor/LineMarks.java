package dev.weft.view.editor;

import dev.weft.cluster.Problem.Severity;
import dev.weft.whatif.editing.Part.Range;
import dev.weft.whatif.mistake.Mistake;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which characters of which lines are marked. Lines count from 0 and move with the text.
///
/// Threads: confined to the FX thread.
final class LineMarks {
    /// Characters of one line.
    record Mark(Range columns, Severity severity) {}

    private TreeMap<Integer, List<Mark>> lines = new TreeMap<>();

    /// The marks of a line, the worst first.
    List<Mark> of(int line) {
        return lines.getOrDefault(line, List.of());
    }

    Optional<Severity> worst(int line) {
        return of(line).stream().map(Mark::severity).min(Severity::compareTo);
    }

    /// Marks what is wrong in `text`; answers the lines that are marked otherwise than before.
    Set<Integer> show(String text, List<Mistake> mistakes) {
        var next = new TreeMap<Integer, List<Mark>>();
        for (var mistake : mistakes) {
            if (mistake.place().line() > 0 && mistake.place().range().to() <= text.length()) {
                add(next, text, mistake);
            }
        }
        next.values().forEach(marks -> marks.sort((one, other) -> one.severity().compareTo(other.severity())));
        var changed = new TreeSet<Integer>();
        for (var line : lines.keySet()) {
            if (!of(line).equals(next.get(line))) {
                changed.add(line);
            }
        }
        next.forEach((line, marks) -> {
            if (!marks.equals(lines.get(line))) {
                changed.add(line);
            }
        });
        lines = next;
        return changed;
    }

    /// What reaches over several lines is marked on its first.
    private static void add(Map<Integer, List<Mark>> into, String text, Mistake mistake) {
        int line = mistake.place().line() - 1;
        int from = mistake.place().range().from();
        int start = from == 0 ? 0 : text.lastIndexOf('\n', from - 1) + 1;
        int stop = text.indexOf('\n', from);
        int end = Math.min(mistake.place().range().to(), stop < 0 ? text.length() : stop);
        into.computeIfAbsent(line, _ -> new ArrayList<>())
                .add(new Mark(new Range(from - start, Math.max(end, from) - start), mistake.severity()));
    }

    /// The lines from `first`, `removed` line breaks of them gone and `added` new ones there, are not marked any more;
    /// those below move.
    void edited(int first, int removed, int added) {
        var moved = new HashMap<Integer, List<Mark>>();
        lines.forEach((line, marks) -> {
            if (line < first) {
                moved.put(line, marks);
            } else if (line > first + removed) {
                moved.put(line - removed + added, marks);
            }
        });
        lines = new TreeMap<>(moved);
    }

    /// Within one line, `removed` characters from `column` gave way to `inserted` ones: marks there grow or shrink,
    /// those behind move, until the text is read anew.
    void typed(int line, int column, int removed, int inserted) {
        lines.computeIfPresent(line, (_, marks) -> marks.stream()
                .map(mark -> new Mark(
                        new Range(
                                moved(mark.columns().from(), column, removed, inserted),
                                moved(mark.columns().to(), column, removed, inserted)),
                        mark.severity()))
                .toList());
    }

    private static int moved(int at, int column, int removed, int inserted) {
        if (at <= column) {
            return at;
        }
        return at < column + removed ? column : at - removed + inserted;
    }

    Set<Integer> marked() {
        return lines.keySet();
    }
}
