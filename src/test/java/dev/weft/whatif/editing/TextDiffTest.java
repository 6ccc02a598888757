package dev.weft.whatif.editing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.whatif.editing.TextDiff.Kind;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How a text differs from the live object's.
class TextDiffTest {
    @Test
    void aChangedLineStandsBesideItsOldOneWithTheWordsThatChanged() {
        var rows = TextDiff.between("a: 1\n  app: web\nb: 2\n", "a: 1\n  app: frontend\nb: 2\nc: 3\n").rows();
        assertThat(rows).extracting(TextDiff.Row::kind).containsExactly(Kind.SAME, Kind.CHANGED, Kind.SAME, Kind.ADDED);
        assertThat(rows.get(1).before().changed()).containsExactly(new Part.Range(7, 10));
        assertThat(rows.get(1).after().changed()).containsExactly(new Part.Range(7, 15));
        assertThat(rows.get(3).before().isThere()).isFalse();
        assertThat(rows.get(3).after().number()).isEqualTo(4);
    }

    @Test
    void unifiedShowsWhatGoesBeforeWhatComesAndSkipsWhatIsFarFromAnyChange() {
        var before = IntStream.range(0, 30).mapToObj(i -> "line" + i).collect(Collectors.joining("\n"));
        var lines = TextDiff.between(before, before.replace("line15", "other")).unified();
        assertThat(lines).hasSize(8);
        assertThat(lines.getFirst().skipped()).isEqualTo(12);
        assertThat(lines.get(3)).extracting(line -> line.kind() + line.line().text()).isEqualTo("REMOVEDline15");
        assertThat(lines.get(4)).extracting(line -> line.kind() + line.line().text()).isEqualTo("ADDEDother");
    }

    @Test
    void equalTextsDifferInNothing() {
        assertThat(TextDiff.between("a\nb", "a\nb\n").isEmpty()).isTrue();
        assertThat(TextDiff.between("a", "b").count(Kind.ADDED)).isEqualTo(1);
    }

    /// Law: the left side is the old text, the right side the new one, whatever they are.
    @Test
    void bothSidesHoldTheirWholeText() {
        for (int seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var old = text(random);
            var now = text(random);
            var rows = TextDiff.between(String.join("\n", old), String.join("\n", now)).rows();
            assertThat(rows.stream().map(TextDiff.Row::before).filter(TextDiff.Side::isThere).map(TextDiff.Side::text))
                    .isEqualTo(old);
            assertThat(rows.stream().map(TextDiff.Row::after).filter(TextDiff.Side::isThere).map(TextDiff.Side::text))
                    .isEqualTo(now);
        }
    }

    private static List<String> text(Random random) {
        return IntStream.range(0, 1 + random.nextInt(12)).mapToObj(_ -> "k: " + random.nextInt(4)).toList();
    }
}
