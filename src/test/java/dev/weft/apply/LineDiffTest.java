package dev.weft.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LineDiffTest {
    private static String diff(String before, String after) {
        return LineDiff.between(before, after).lines().stream()
                .map(line -> line.fate().sign() + line.text())
                .collect(Collectors.joining("|"));
    }

    @Test
    void linesStayGoAndCome() {
        assertThat(diff("a\nb\nc\nd\n", "a\nx\nc\ny\nd\n")).isEqualTo(" a|-b|+x| c|+y| d");
        assertThat(diff("", "a\nb")).isEqualTo("+a|+b");
        assertThat(diff("a\nb", "")).isEqualTo("-a|-b");
        assertThat(diff("a\na\na", "a\na")).isEqualTo(" a| a|-a");
        assertThat(LineDiff.between("a", "a").changes()).isFalse();
    }

    @Test
    void twoLargeTextsWithoutACommonLineDoNotFillTheMemory() {
        var one = "a\n".repeat(3000) + "x\n".repeat(3000);
        assertThat(LineDiff.between(one, "b\n".repeat(3000)).lines()).hasSize(9000);
    }
}
