package dev.weft.yaml;

/// One change of a text: the characters from `from` up to but not including `to` become `text`.
public record TextEdit(int from, int to, String text) {
    /// The shortest edit that makes one text of the other.
    public static TextEdit between(String before, String after) {
        int most = Math.min(before.length(), after.length());
        int same = 0;
        while (same < most && before.charAt(same) == after.charAt(same)) {
            same++;
        }
        int tail = 0;
        while (tail < most - same
                && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
            tail++;
        }
        return new TextEdit(same, before.length() - tail, after.substring(same, after.length() - tail));
    }

    public String in(String before) {
        return before.substring(0, from) + text + before.substring(to);
    }

    public boolean changesNothing() {
        return from == to && text.isEmpty();
    }
}
