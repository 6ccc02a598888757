package dev.weft.view.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.view.editor.YamlColours.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlColoursTest {
    @Test
    void aKeyAndItsNumberAreToldApart() {
        assertThat(YamlColours.of("  port: 80"))
                .isEqualTo(List.of(
                        new Span(2, ""),
                        new Span(4, "yaml-key"),
                        new Span(1, "yaml-mark"),
                        new Span(1, ""),
                        new Span(2, "yaml-number")));
    }

    @Test
    void aCommentRunsToTheEndOfItsLine() {
        assertThat(YamlColours.of("# port: 80")).isEqualTo(List.of(new Span(10, "yaml-comment")));
    }

    /// The editor's spans must cover the text exactly.
    @ParameterizedTest
    @ValueSource(strings = {"", "a: {b: [1, \"x\"]} # c", "- - 'it', no", "\tkey : v", "kind: NetworkPolicy", "::{{"})
    void spansCoverTheLine(String line) {
        assertThat(YamlColours.of(line).stream().mapToInt(Span::length).sum()).isEqualTo(line.length());
    }
}
