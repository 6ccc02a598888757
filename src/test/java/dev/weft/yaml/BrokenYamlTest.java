package dev.weft.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// One clear line for every text that is no manifest; what stands beside it is still read.
class BrokenYamlTest {
    @Test
    void aTabIsNamedWithItsLine() {
        assertThat(problems("kind: Pod\nmetadata:\n\tname: web\n"))
                .containsExactly("x.yaml: line 3: a tab indents the line; indent with spaces, YAML allows no tabs");
    }

    @Test
    void aBinaryFileIsNoText() {
        var binary = "x.yaml: line 1: is a binary file, not text; save it as UTF-8 text, or give it another ending";

        assertThat(problems(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0}))
                .containsExactly(binary);
        assertThat(problems(new byte[] {'E', 'L', 'F', 0, 1, 2})).containsExactly(binary);
    }

    @Test
    void aLargeFileIsRefusedWithItsSize() {
        assertThat(problems(new byte[50 << 20])).containsExactly(
                "x.yaml: has 50 MB, and Weft reads at most 32; split it, or leave it out of the folder");
    }

    @Test
    void aKeyThatStandsTwiceIsNamedWithBothLines() {
        assertThat(problems("spec:\n  ingress: []\n  egress: []\n  ingress: []\n")).containsExactly(
                "x.yaml: line 4: the key \"ingress\" stands here again, first on line 2; keep one of them");
    }

    @Test
    void aBrokenDocumentHidesNoOther() {
        var reading = ManifestYaml.read("x.yaml", "a: 1\n---\nb: [1, 2\nc: 3\n---\nd: 4\n");

        assertThat(reading.documents()).extracting(YamlDocument::body).containsExactly(Map.of("a", 1), Map.of("d", 4));
        assertThat(reading.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
            assertThat(problem.place().line()).isBetween(3, 5);
            assertThat(problem.line()).startsWith("x.yaml: line ").doesNotContain("\n").contains("is not YAML: ");
        });
    }

    @Test
    void aBrokenItemHidesNoOther() {
        var reading = ManifestYaml.read("x.yaml", "kind: List\nitems:\n- a: 1\n- text\n- b: 2\n");

        assertThat(reading.documents()).extracting(YamlDocument::body).containsExactly(Map.of("a", 1), Map.of("b", 2));
        assertThat(reading.problems()).extracting(Problem::line).containsExactly(
                "x.yaml: line 4: is no object but a single value; begin with apiVersion and kind");
    }

    @Test
    void aTextThatIsNoObjectSaysSo() {
        assertThat(problems("just words\n"))
                .containsExactly("x.yaml: line 1: is no object but a single value; begin with apiVersion and kind");
        assertThat(problems("- a\n- b\n"))
                .containsExactly("x.yaml: line 1: is no object but a list; begin with apiVersion and kind");
    }

    @Test
    void aTemplateIsRecognised() {
        assertThat(problems("kind: Pod\nmetadata:\n  name: {{ .Values.name }}\n  {{- end }}\n"))
                .singleElement()
                .asString()
                .contains("is a template, not YAML; render it first, e.g. with helm template");
    }

    @Test
    void aControlCharacterIsNamed() {
        assertThat(problems("a: 1\nb: \"\u0007\"\n")).containsExactly(
                "x.yaml: line 2: the character U+0007 is not allowed in YAML; "
                        + "delete it, or write it as an escape in double quotes");
    }

    @Test
    void laughsInBillionsAreNotUnfolded() {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            var tenfold = String.join(", ", Collections.nCopies(10, "*a" + (i - 1)));
            text.append("a%d: &a%d [%s]\n".formatted(i, i, tenfold));
        }

        assertThat(problems(text.toString()))
                .containsExactly("x.yaml: line 5: aliases unfold to more than 100,000 values; write the values out");
    }

    @Test
    void anAliasOfItselfOrOfNothingIsRefused() {
        var noAnchor = "x.yaml: line 1: the alias *a has no anchor before it; define &a first";

        assertThat(problems("k: &a [*a]\n")).containsExactly(noAnchor);
        assertThat(problems("k: *a\n")).containsExactly(noAnchor);
        assertThat(problems("k: &b 1\n---\nk: *b\n")).hasSize(1); // an anchor ends with its document
    }

    @Test
    void deepNestingEndsInALineNotInAnOverflow() {
        assertThat(problems("a: " + "[".repeat(100_000) + "\n")).singleElement().asString()
                .startsWith("x.yaml: line 1: is nested more than 200 deep");
        assertThat(problems("[".repeat(100_000))).hasSize(1);
    }

    @Test
    void nothingThrowsWhateverTheTextIs() {
        var random = new Random(7);
        var alphabet = "ab:-[]{}&*!|>'\"%@`#,?\n\n  \t~<.0";
        for (int run = 0; run < 20_000; run++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(30); i >= 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            var reading = ManifestYaml.read("x.yaml", text.toString());
            assertThat(reading.problems()).as("seed 7, run %d: %s", run, text)
                    .allSatisfy(problem -> assertThat(problem.line()).doesNotContain("\n").doesNotContain("null"));
        }
    }

    private static List<String> problems(String text) {
        return ManifestYaml.read("x.yaml", text).problems().stream().map(Problem::line).toList();
    }

    private static List<String> problems(byte[] bytes) {
        return ManifestYaml.read("x.yaml", bytes).problems().stream().map(Problem::line).toList();
    }
}
