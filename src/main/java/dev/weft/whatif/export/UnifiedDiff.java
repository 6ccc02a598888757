package dev.weft.whatif.export;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Two texts line by line, as `diff -u` shows them: what is the same, gone and new, in hunks with three lines round
/// each change.
///
/// The shortest edit script is found greedily: `furthest[k]` is how far down the first text a path of `d` edits comes
/// on diagonal `k` (lines of the first text minus lines of the second); the rows of all `d` are kept to walk back.
/// Cost: O((lines) x (edits)) time, O(edits^2) memory. Source: E. W. Myers, "An O(ND) Difference Algorithm and Its
/// Variations", Algorithmica 1 (1986), 251-266.
public record UnifiedDiff(List<Hunk> hunks) {
    public enum Kind {
        SAME(" "),
        GONE("-"),
        NEW("+");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    public record Line(Kind kind, String text) {}

    /// `from` and `to` are the numbers, from 1, of its first line on either side; 0 before the first line.
    public record Hunk(int from, int to, List<Line> lines) {
        public Hunk {
            lines = List.copyOf(lines);
        }

        /// `@@ -1,3 +1,4 @@`
        public String head() {
            return "@@ -%d,%d +%d,%d @@".formatted(from, count(Kind.NEW), to, count(Kind.GONE));
        }

        private long count(Kind absent) {
            return lines.stream().filter(line -> line.kind() != absent).count();
        }
    }

    private static final int AROUND = 3;
    /// More edits between two policies are two different policies: shown as one gone and one new.
    private static final int MOST_EDITS = 2_000;

    public UnifiedDiff {
        hunks = List.copyOf(hunks);
    }

    /// An empty text has no line.
    public static UnifiedDiff between(String before, String after) {
        return new UnifiedDiff(hunks(lines(before.lines().toList(), after.lines().toList())));
    }

    public boolean isEmpty() {
        return hunks.isEmpty();
    }

    /// As `diff -u` and `git apply` know it; empty when nothing differs.
    public String text(String from, String to) {
        if (isEmpty()) {
            return "";
        }
        var text = new StringBuilder("--- " + from + "\n+++ " + to + "\n");
        for (var hunk : hunks) {
            text.append(hunk.head()).append('\n');
            hunk.lines().forEach(line -> text.append(line.kind().sign()).append(line.text()).append('\n'));
        }
        return text.toString();
    }

    private static List<Line> lines(List<String> before, List<String> after) {
        var rows = new ArrayList<int[]>();
        int most = Math.min(before.size() + after.size(), MOST_EDITS);
        int[] furthest = new int[2 * most + 3];
        for (int edits = 0; edits <= most; edits++) {
            rows.add(furthest.clone());
            for (int k = -edits; k <= edits; k += 2) {
                int x = start(furthest, most + 1, k, edits);
                while (x < before.size() && x - k < after.size() && before.get(x).equals(after.get(x - k))) {
                    x++;
                }
                furthest[most + 1 + k] = x;
                if (x >= before.size() && x - k >= after.size()) {
                    return script(before, after, rows, most + 1);
                }
            }
        }
        var all = new ArrayList<Line>();
        before.forEach(line -> all.add(new Line(Kind.GONE, line)));
        after.forEach(line -> all.add(new Line(Kind.NEW, line)));
        return all;
    }

    /// From the diagonal that came further: one down (a line is new), or one to the right (a line is gone).
    private static int start(int[] furthest, int middle, int k, int edits) {
        boolean down = k == -edits || (k != edits && furthest[middle + k - 1] < furthest[middle + k + 1]);
        return down ? furthest[middle + k + 1] : furthest[middle + k - 1] + 1;
    }

    private static List<Line> script(List<String> before, List<String> after, List<int[]> rows, int middle) {
        var lines = new ArrayList<Line>();
        int x = before.size();
        int y = after.size();
        for (int edits = rows.size() - 1; edits >= 0; edits--) {
            int[] row = rows.get(edits);
            int k = x - y;
            boolean down = k == -edits || (k != edits && row[middle + k - 1] < row[middle + k + 1]);
            int previous = down ? row[middle + k + 1] : row[middle + k - 1];
            int start = edits == 0 ? 0 : down ? previous : previous + 1;
            while (x > start) {
                x--;
                lines.add(new Line(Kind.SAME, before.get(x)));
            }
            y = x - k;
            if (edits > 0) {
                lines.add(down ? new Line(Kind.NEW, after.get(y - 1)) : new Line(Kind.GONE, before.get(x - 1)));
                x = previous;
                y = x - (down ? k + 1 : k - 1);
            }
        }
        Collections.reverse(lines);
        return lines;
    }

    private static List<Hunk> hunks(List<Line> lines) {
        var hunks = new ArrayList<Hunk>();
        int at = 0;
        while (at < lines.size()) {
            int change = next(lines, at);
            if (change == lines.size()) {
                break;
            }
            int first = Math.max(at, change - AROUND);
            int end = change;
            for (int more = change; more < lines.size() && more - end <= 2 * AROUND; more = next(lines, more + 1)) {
                end = more + 1;
            }
            int last = Math.min(lines.size(), end + AROUND);
            hunks.add(hunk(lines, first, last));
            at = last;
        }
        return hunks;
    }

    private static int next(List<Line> lines, int from) {
        int at = from;
        while (at < lines.size() && lines.get(at).kind() == Kind.SAME) {
            at++;
        }
        return at;
    }

    private static Hunk hunk(List<Line> lines, int first, int last) {
        int from = number(lines, first, Kind.NEW);
        int to = number(lines, first, Kind.GONE);
        var part = lines.subList(first, last);
        return new Hunk(
                part.stream().allMatch(line -> line.kind() == Kind.NEW) ? from : from + 1,
                part.stream().allMatch(line -> line.kind() == Kind.GONE) ? to : to + 1,
                part);
    }

    /// How many lines of that side stand before.
    private static int number(List<Line> lines, int before, Kind absent) {
        return (int) lines.subList(0, before).stream().filter(line -> line.kind() != absent).count();
    }
}
