package dev.weft.view.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.yaml.TextEdit;
import org.junit.jupiter.api.Test;

/// What keys do to a text; `¦` is the caret.
class YamlTypingTest {
    private static String entered(String marked) {
        int caret = marked.indexOf('¦');
        return after(marked, YamlTyping.enter(marked.replace("¦", ""), caret, caret));
    }

    private static String after(String marked, YamlTyping.Keyed keyed) {
        var text = keyed.edit().in(marked.replace("¦", ""));
        return text.substring(0, keyed.caret()) + "¦" + text.substring(keyed.caret());
    }

    @Test
    void theNextLineIsIndentedAsItWillBeNeeded() {
        assertThat(entered("spec:¦")).isEqualTo("spec:\n  ¦");
        assertThat(entered("spec: # why¦")).isEqualTo("spec: # why\n  ¦");
        assertThat(entered("  - from:¦")).isEqualTo("  - from:\n      ¦");
        assertThat(entered("  - port: 80¦\nx")).isEqualTo("  - port: 80\n    ¦\nx");
        assertThat(entered("    app: web¦")).isEqualTo("    app: web\n    ¦");
        assertThat(entered("  - Ingress¦")).isEqualTo("  - Ingress\n  ¦");
        assertThat(entered("¦")).isEqualTo("\n¦");
    }

    private static String typed(String marked, char character) {
        return YamlTyping.pair(marked.replace("¦", ""), marked.indexOf('¦'), character)
                .map(keyed -> after(marked, keyed))
                .orElse("the area's own");
    }

    @Test
    void bracketsAndQuotesComeInPairs() {
        assertThat(typed("a: ¦", '{')).isEqualTo("a: {¦}");
        assertThat(typed("a: {¦}", '}')).isEqualTo("a: {}¦");
        assertThat(typed("a: [¦]", '"')).isEqualTo("a: [\"¦\"]");
        assertThat(typed("a: \"x¦\"", '"')).isEqualTo("a: \"x\"¦");
        assertThat(typed("don¦", '\'')).isEqualTo("the area's own");
        assertThat(typed("a: ¦word", '{')).isEqualTo("the area's own");
    }

    @Test
    void linesBecomeRemarksAndBack() {
        var text = "a:\n  b: 1\n\n    c: 2\nd: 3\n";
        var edit = YamlTyping.comment(text, 4, text.indexOf("2"));
        assertThat(edit.in(text)).isEqualTo("a:\n  # b: 1\n\n  #   c: 2\nd: 3\n");
        var remarks = edit.in(text);
        assertThat(YamlTyping.comment(remarks, 4, remarks.indexOf("2")).in(remarks)).isEqualTo(text);
    }

    @Test
    void aSelectionThatEndsBeforeALineLeavesThatLine() {
        var text = "a: 1\nb: 2\n";
        assertThat(YamlTyping.comment(text, 0, 5).in(text)).isEqualTo("# a: 1\nb: 2\n");
    }

    @Test
    void linesMoveInAndOut() {
        var text = "a: 1\n\n b: 2";
        assertThat(YamlTyping.shifted(text, 0, text.length(), false).in(text)).isEqualTo("  a: 1\n\n   b: 2");
        assertThat(YamlTyping.shifted(text, 0, text.length(), true)).isEqualTo(new TextEdit(0, 11, "a: 1\n\nb: 2"));
    }
}
