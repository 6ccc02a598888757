package dev.weft.view.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Of what is asked while an answer is worked out only the newest counts.
class LatestTest {
    private final Deque<Runnable> aside = new ArrayDeque<>();
    private final List<String> shown = new ArrayList<>();
    private final Latest<Integer, String> latest = new Latest<>(
            new Aside(aside::add, Runnable::run),
            question -> {
                if (question < 0) {
                    throw new IllegalArgumentException("no such question");
                }
                return "answer " + question;
            },
            (question, answer) -> shown.add(answer));

    @Test
    void theNewestQuestionIsAnsweredAndTheOnesBetweenAreNot() {
        latest.ask(1);
        latest.ask(2);
        latest.ask(3);
        assertThat(aside).hasSize(1);
        aside.remove().run();
        aside.remove().run();
        assertThat(shown).containsExactly("answer 3");
        assertThat(aside).isEmpty();
    }

    @Test
    void aBugCostsItsAnswerAndNotTheNextOne() {
        latest.ask(-1);
        assertThatThrownBy(() -> aside.remove().run()).isInstanceOf(IllegalArgumentException.class);
        latest.ask(4);
        aside.remove().run();
        assertThat(shown).containsExactly("answer 4");
    }
}
