package dev.weft.whatif.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {
    @Test
    void equalTextsDifferInNothing() {
        assertThat(UnifiedDiff.between("a\nb\n", "a\nb\n").isEmpty()).isTrue();
        assertThat(UnifiedDiff.between("", "").text("x", "y")).isEmpty();
    }

    // As `diff -u` of GNU diffutils 3.8 prints it.
    @Test
    void aChangeStandsBetweenThreeLinesOfItsSurroundings() {
        assertThat(UnifiedDiff.between("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n").text("a", "b"))
                .isEqualTo("""
                        --- a
                        +++ b
                        @@ -2,7 +2,7 @@
                         2
                         3
                         4
                        -5
                        +five
                         6
                         7
                         8
                        """);
    }

    @Test
    void aNewTextBeginsBeforeItsFirstLine() {
        assertThat(UnifiedDiff.between("", "a\nb\n").text("x", "y"))
                .isEqualTo("--- x\n+++ y\n@@ -0,0 +1,2 @@\n+a\n+b\n");
        assertThat(UnifiedDiff.between("a\n", "").text("x", "y")).isEqualTo("--- x\n+++ y\n@@ -1,1 +0,0 @@\n-a\n");
    }

    @Test
    void changesFarApartAreHunksOfTheirOwn() {
        var before = new ArrayList<String>();
        for (int line = 1; line <= 40; line++) {
            before.add("line " + line);
        }
        var after = new ArrayList<>(before);
        after.set(4, "x");
        after.set(10, "y");
        after.set(30, "z");

        assertThat(UnifiedDiff.between(text(before), text(after)).hunks())
                .extracting(UnifiedDiff.Hunk::head)
                .containsExactly("@@ -2,13 +2,13 @@", "@@ -28,7 +28,7 @@");
    }

    // 500 pairs of texts of few different lines, with a fixed seed.
    @Test
    void whatIsGoneAndNewMakesTheOneTextOfTheOther() {
        var random = new Random(7);
        for (int run = 0; run < 500; run++) {
            var before = lines(random);
            var after = lines(random);
            var diff = UnifiedDiff.between(text(before), text(after));

            assertThat(applied(before, diff)).as("%s to %s", before, after).isEqualTo(after);
        }
    }

    @Test
    void textsThatShareNothingAreOneGoneAndOneNew() {
        var before = new ArrayList<String>();
        var after = new ArrayList<String>();
        for (int line = 0; line < 1_500; line++) {
            before.add("a" + line);
            after.add("b" + line);
        }

        assertThat(applied(before, UnifiedDiff.between(text(before), text(after)))).isEqualTo(after);
    }

    private static List<String> lines(Random random) {
        return random.ints(random.nextInt(30), 0, 5).mapToObj(number -> "l" + number).toList();
    }

    private static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static List<String> applied(List<String> before, UnifiedDiff diff) {
        var after = new ArrayList<String>();
        int at = 0;
        for (var hunk : diff.hunks()) {
            int begin = hunk.lines().stream().allMatch(line -> line.kind() == UnifiedDiff.Kind.NEW)
                    ? hunk.from()
                    : hunk.from() - 1;
            after.addAll(before.subList(at, begin));
            at = begin;
            for (var line : hunk.lines()) {
                if (line.kind() != UnifiedDiff.Kind.NEW) {
                    assertThat(before.get(at)).isEqualTo(line.text());
                    at++;
                }
                if (line.kind() != UnifiedDiff.Kind.GONE) {
                    after.add(line.text());
                }
            }
        }
        after.addAll(before.subList(at, before.size()));
        return after;
    }
}
