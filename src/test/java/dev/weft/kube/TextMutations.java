package dev.weft.kube;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/// Texts broken by chance, as editors, pipes and enemies break them.
final class TextMutations {
    private static final List<String> WORDS = List.of(
            "null", "~", "true", "no", "-1", "0", "65536", "99999999999999999999999", "1e400", ".inf", "-.nan", "0x1F",
            "0o17", "1_000", "\"\"", "''", "[]", "{}", "- ", "? ", "*a", "&a x", "!!binary x", "!!set {a}", "!foo bar",
            "<<: *a", "|", ">-", "@", "`", "%YAML 9.9", "{{ .Values.x }}", "\t", "\u0000", "\u0085", "\u2028", "\uFEFF",
            "\uD83D", "é", "0.0.0.0/33", "::/129", "10.0.0.0/-1", "2026-01-01", "kind: List",
            "items: [1, {}, [], null]");
    private final Random random;
    private final List<UnaryOperator<String>> ways;

    TextMutations(Random random) {
        this.random = random;
        ways = List.of(
                this::cut, this::withoutALine, this::withALineTwice, this::withTwoLinesSwapped, this::withAWord,
                this::withAnotherValue, this::withoutAPiece, this::withAPieceTwice, this::indented, this::dedented,
                this::withAnotherCharacter, this::withAnAnchor, this::nested, this::laughing);
    }

    /// One to three mutations of the text.
    String of(String text) {
        var mutant = text;
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            mutant = ways.get(random.nextInt(ways.size())).apply(mutant);
        }
        return mutant;
    }

    private String cut(String text) {
        return text.substring(0, place(text));
    }

    private String withoutAPiece(String text) {
        int from = place(text);
        return text.substring(0, from) + text.substring(Math.min(text.length(), from + 1 + random.nextInt(12)));
    }

    private String withAPieceTwice(String text) {
        int from = place(text);
        int to = Math.min(text.length(), from + random.nextInt(200));
        return text.substring(0, to) + text.substring(from);
    }

    private String withAWord(String text) {
        int at = place(text);
        return text.substring(0, at) + word() + text.substring(at);
    }

    private String withAnotherCharacter(String text) {
        int at = place(text);
        var other = (char) (random.nextInt(4) == 0 ? random.nextInt(Character.MAX_VALUE) : random.nextInt(128));
        return at == text.length() ? text + other : text.substring(0, at) + other + text.substring(at + 1);
    }

    private String withoutALine(String text) {
        return edited(text, (lines, at) -> lines.remove(at));
    }

    private String withALineTwice(String text) {
        return edited(text, (lines, at) -> lines.add(at, lines.get(random.nextInt(lines.size()))));
    }

    private String withTwoLinesSwapped(String text) {
        return edited(text, (lines, at) -> Collections.swap(lines, at, random.nextInt(lines.size())));
    }

    private String withAnotherValue(String text) {
        return edited(text, (lines, at) -> lines.set(at, lines.get(at).replaceFirst(": .*|:$", ": ") + word()));
    }

    private String withAnAnchor(String text) {
        return edited(text, (lines, at) -> {
            lines.set(at, lines.get(at).replaceFirst(": ", ": &a "));
            lines.add(random.nextInt(lines.size()), "  more: *a");
        });
    }

    private String indented(String text) {
        return edited(text, (lines, at) -> lines.set(at, " ".repeat(1 + random.nextInt(3)) + lines.get(at)));
    }

    private String dedented(String text) {
        return edited(text, (lines, at) -> lines.set(at, lines.get(at).stripLeading()));
    }

    private String nested(String text) {
        int depth = random.nextInt(400);
        var open = random.nextBoolean() ? "[" : "{a: ";
        return edited(text, (lines, at) -> lines.set(at, lines.get(at).replaceFirst(": .*|:$", ": ")
                + open.repeat(depth) + (random.nextBoolean() ? "" : (open.equals("[") ? "]" : "}").repeat(depth))));
    }

    /// Aliases of aliases: nine levels of nine.
    private String laughing(String text) {
        var bomb = new StringBuilder("metadata:\n  l0: &l0 [lol]\n");
        for (int level = 1; level < 9; level++) {
            var alias = "*l" + (level - 1);
            bomb.append("  l%d: &l%d [%s]\n".formatted(
                    level, level, String.join(", ", Collections.nCopies(9, alias))));
        }
        return text.contains("l8: &l8") ? text : edited(text, (lines, at) -> lines.add(at, bomb.toString()));
    }

    private interface Edit {
        void apply(List<String> lines, int at);
    }

    private String edited(String text, Edit edit) {
        var lines = new ArrayList<>(text.lines().toList());
        if (lines.isEmpty()) {
            return text;
        }
        edit.apply(lines, random.nextInt(lines.size()));
        return String.join("\n", lines) + "\n";
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private int place(String text) {
        return random.nextInt(text.length() + 1);
    }
}
