package dev.weft.view.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Problem.Severity;
import dev.weft.whatif.editing.Part.Range;
import dev.weft.whatif.mistake.Mistake;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which characters of which lines are marked, while the text moves.
class LineMarksTest {
    private static final String TEXT = "a: 1\nbad: 2\nc: 3\n";

    private static Mistake mistake(Severity severity, int line, int from, int to) {
        return new Mistake("x", severity, new Mistake.Place(line, new Range(from, to)), "m", "r", List.of());
    }

    @Test
    void onlyLinesThatAreMarkedOtherwiseAreNamed() {
        var marks = new LineMarks();
        assertThat(marks.show(TEXT, List.of(mistake(Severity.ERROR, 2, 5, 8)))).containsExactly(1);
        assertThat(marks.of(1)).containsExactly(new LineMarks.Mark(new Range(0, 3), Severity.ERROR));
        assertThat(marks.show(TEXT, List.of(mistake(Severity.ERROR, 2, 5, 8), mistake(Severity.INFO, 3, 12, 13))))
                .containsExactly(2);
        assertThat(marks.show(TEXT, List.of())).containsExactly(1, 2);
    }

    @Test
    void marksMoveWithTheirLinesAndGoWithTheLineThatIsTyped() {
        var marks = new LineMarks();
        marks.show(TEXT, List.of(mistake(Severity.ERROR, 2, 5, 8), mistake(Severity.INFO, 3, 12, 13)));
        marks.edited(0, 0, 2);
        assertThat(marks.marked()).containsExactly(3, 4);
        marks.edited(3, 0, 0);
        assertThat(marks.marked()).containsExactly(4);
    }

    @Test
    void aMarkGrowsWithWhatIsTypedInItAndMovesWithWhatIsTypedBeforeIt() {
        var marks = new LineMarks();
        marks.show(TEXT, List.of(mistake(Severity.ERROR, 2, 5, 8)));
        marks.typed(1, 1, 0, 2);
        assertThat(marks.of(1)).containsExactly(new LineMarks.Mark(new Range(0, 5), Severity.ERROR));
        marks.typed(1, 5, 0, 1);
        assertThat(marks.of(1)).containsExactly(new LineMarks.Mark(new Range(0, 5), Severity.ERROR));
        marks.typed(1, 3, 2, 0);
        assertThat(marks.of(1)).containsExactly(new LineMarks.Mark(new Range(0, 3), Severity.ERROR));
        assertThat(marks.show("a: 1\nbad: 2\nc: 3\n", List.of(mistake(Severity.ERROR, 2, 5, 8)))).isEmpty();
    }

    @Test
    void whatIsMarkedTwiceIsMarkedAsTheWorse() {
        var marks = new LineMarks();
        marks.show(TEXT, List.of(mistake(Severity.INFO, 2, 5, 8), mistake(Severity.WARNING, 2, 5, 11)));
        assertThat(marks.worst(1)).contains(Severity.WARNING);
        assertThat(YamlColours.of("bad: 2", marks.of(1)))
                .extracting(YamlColours.Styled::styles)
                .allSatisfy(styles -> assertThat(styles).contains("yaml-warning"));
    }

    @Test
    void whatReachesOverSeveralLinesIsMarkedOnItsFirst() {
        var marks = new LineMarks();
        marks.show(TEXT, List.of(mistake(Severity.ERROR, 1, 0, 15)));
        assertThat(marks.of(0)).containsExactly(new LineMarks.Mark(new Range(0, 4), Severity.ERROR));
    }
}
