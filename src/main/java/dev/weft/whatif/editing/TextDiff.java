package dev.weft.whatif.editing;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import dev.weft.whatif.editing.Part.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How one text differs from another, line by line, and word by word where a line became another.
public record TextDiff(List<Row> rows) {
    /// Lines around a change that stay in sight in the unified view.
    private static final int CONTEXT = 3;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_./-]+|\\s+|.");

    /// One line of either text, numbered from 1, with the characters that changed; number 0 and no text where the other
    /// side has a line and this one none.
    public record Side(int number, String text, List<Range> changed) {
        private static final Side NONE = new Side(0, "", List.of());

        public Side {
            changed = List.copyOf(changed);
        }

        public boolean isThere() {
            return number > 0;
        }
    }

    /// What stands beside each other.
    public record Row(Kind kind, Side before, Side after) {}

    public enum Kind {
        SAME,
        CHANGED,
        REMOVED,
        ADDED
    }

    /// A line of the unified view: ` `, `-` or `+` before it. `kind` is SAME, REMOVED or ADDED; a skipped stretch is
    /// the first line behind it.
    public record UnifiedLine(Kind kind, Side line, int skipped) {}

    public TextDiff {
        rows = List.copyOf(rows);
    }

    /// Cost: O((lines) * (different lines)).
    public static TextDiff between(String before, String after) {
        var old = before.lines().toList();
        var now = after.lines().toList();
        var rows = new ArrayList<Row>();
        int left = 0;
        int right = 0;
        for (var delta : DiffUtils.diff(old, now).getDeltas()) {
            while (left < delta.getSource().getPosition()) {
                rows.add(same(old, left++, right++));
            }
            rows.addAll(changed(delta));
            left += delta.getSource().size();
            right += delta.getTarget().size();
        }
        while (left < old.size()) {
            rows.add(same(old, left++, right++));
        }
        return new TextDiff(rows);
    }

    private static Row same(List<String> lines, int left, int right) {
        var text = lines.get(left);
        return new Row(Kind.SAME, new Side(left + 1, text, List.of()), new Side(right + 1, text, List.of()));
    }

    private static List<Row> changed(AbstractDelta<String> delta) {
        var rows = new ArrayList<Row>();
        var old = delta.getSource();
        var now = delta.getTarget();
        for (int i = 0; i < Math.max(old.size(), now.size()); i++) {
            var before = i < old.size() ? old.getLines().get(i) : null;
            var after = i < now.size() ? now.getLines().get(i) : null;
            if (before != null && after != null) {
                rows.add(words(old.getPosition() + i + 1, before, now.getPosition() + i + 1, after));
            } else if (before != null) {
                rows.add(new Row(Kind.REMOVED, new Side(old.getPosition() + i + 1, before, List.of()), Side.NONE));
            } else if (after != null) {
                rows.add(new Row(Kind.ADDED, Side.NONE, new Side(now.getPosition() + i + 1, after, List.of())));
            }
        }
        return rows;
    }

    private static Row words(int left, String before, int right, String after) {
        var old = tokens(before);
        var now = tokens(after);
        var removed = new ArrayList<Range>();
        var added = new ArrayList<Range>();
        for (var delta : DiffUtils.diff(old, now).getDeltas()) {
            if (delta.getType() != DeltaType.INSERT) {
                removed.add(range(old, delta.getSource().getPosition(), delta.getSource().size()));
            }
            if (delta.getType() != DeltaType.DELETE) {
                added.add(range(now, delta.getTarget().getPosition(), delta.getTarget().size()));
            }
        }
        return new Row(Kind.CHANGED, new Side(left, before, removed), new Side(right, after, added));
    }

    private static List<String> tokens(String line) {
        return WORD.matcher(line).results().map(match -> match.group()).toList();
    }

    private static Range range(List<String> tokens, int first, int count) {
        int from = length(tokens.subList(0, first));
        return new Range(from, from + length(tokens.subList(first, first + count)));
    }

    private static int length(List<String> tokens) {
        return tokens.stream().mapToInt(String::length).sum();
    }

    public boolean isEmpty() {
        return rows.stream().allMatch(row -> row.kind() == Kind.SAME);
    }

    /// What only one of the texts has.
    public int count(Kind kind) {
        return (int) rows.stream()
                .filter(row -> row.kind() == kind || row.kind() == Kind.CHANGED)
                .count();
    }

    /// As `diff -u` orders it: of each change first what goes, then what comes; long stretches that are the same are
    /// skipped.
    public List<UnifiedLine> unified() {
        var lines = new ArrayList<UnifiedLine>();
        int skipped = 0;
        int at = 0;
        while (at < rows.size()) {
            if (rows.get(at).kind() != Kind.SAME) {
                int end = at;
                while (end < rows.size() && rows.get(end).kind() != Kind.SAME) {
                    end++;
                }
                lines.addAll(unified(rows.subList(at, end)));
                at = end;
            } else if (isNear(at)) {
                lines.add(new UnifiedLine(Kind.SAME, rows.get(at).after(), skipped));
                skipped = 0;
                at++;
            } else {
                skipped++;
                at++;
            }
        }
        return lines;
    }

    private boolean isNear(int row) {
        int from = Math.max(0, row - CONTEXT);
        int to = Math.min(rows.size(), row + CONTEXT + 1);
        return rows.subList(from, to).stream().anyMatch(near -> near.kind() != Kind.SAME);
    }

    private static List<UnifiedLine> unified(List<Row> change) {
        return Stream.concat(
                        change.stream().map(Row::before).filter(Side::isThere)
                                .map(side -> new UnifiedLine(Kind.REMOVED, side, 0)),
                        change.stream().map(Row::after).filter(Side::isThere)
                                .map(side -> new UnifiedLine(Kind.ADDED, side, 0)))
                .toList();
    }
}
