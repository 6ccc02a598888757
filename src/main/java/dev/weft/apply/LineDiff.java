package dev.weft.apply;

import java.util.ArrayList;
import java.util.List;

/// The lines of two texts side by side: what stays, what goes, what comes. The longest common sequence of lines stays.
///
/// Cost: O(lines x lines) of what differs between the equal lines at both ends. Where that is more than some thousand
/// lines on each side, all of it goes and comes.
public record LineDiff(List<Line> lines) {
    public enum Fate {
        STAYS(' '),
        GOES('-'),
        COMES('+');

        private final char sign;

        Fate(char sign) {
            this.sign = sign;
        }

        public char sign() {
            return sign;
        }
    }

    public record Line(Fate fate, String text) {}

    private static final long MOST_CELLS = 4_000_000;

    public LineDiff {
        lines = List.copyOf(lines);
    }

    public static LineDiff between(String before, String after) {
        var old = before.lines().toList();
        var fresh = after.lines().toList();
        int head = 0;
        while (head < Math.min(old.size(), fresh.size()) && old.get(head).equals(fresh.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(old.size(), fresh.size()) - head
                && old.get(old.size() - 1 - tail).equals(fresh.get(fresh.size() - 1 - tail))) {
            tail++;
        }
        var lines = new ArrayList<Line>();
        old.subList(0, head).forEach(line -> lines.add(new Line(Fate.STAYS, line)));
        lines.addAll(middle(old.subList(head, old.size() - tail), fresh.subList(head, fresh.size() - tail)));
        old.subList(old.size() - tail, old.size()).forEach(line -> lines.add(new Line(Fate.STAYS, line)));
        return new LineDiff(lines);
    }

    private static List<Line> middle(List<String> old, List<String> fresh) {
        var lines = new ArrayList<Line>();
        if ((long) old.size() * fresh.size() > MOST_CELLS) {
            old.forEach(line -> lines.add(new Line(Fate.GOES, line)));
            fresh.forEach(line -> lines.add(new Line(Fate.COMES, line)));
            return lines;
        }
        var common = common(old, fresh);
        int at = 0;
        int to = 0;
        while (at < old.size() || to < fresh.size()) {
            if (at < old.size() && to < fresh.size() && old.get(at).equals(fresh.get(to))) {
                lines.add(new Line(Fate.STAYS, old.get(at++)));
                to++;
            } else if (at < old.size() && (to == fresh.size() || common[at + 1][to] >= common[at][to + 1])) {
                lines.add(new Line(Fate.GOES, old.get(at++)));
            } else {
                lines.add(new Line(Fate.COMES, fresh.get(to++)));
            }
        }
        return lines;
    }

    /// How many lines the rests from `[i]` and `[j]` have in common.
    private static int[][] common(List<String> old, List<String> fresh) {
        var common = new int[old.size() + 1][fresh.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = fresh.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(fresh.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    public boolean changes() {
        return lines.stream().anyMatch(line -> line.fate() != Fate.STAYS);
    }
}
