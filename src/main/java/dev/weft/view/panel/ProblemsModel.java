package dev.weft.view.panel;

import dev.weft.cluster.Problem;
import dev.weft.session.Frame;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What the picture does not show and why (the notes of the topology), then what is wrong in what was read, worst
/// first;
/// the first of many, and how many there are.
public record ProblemsModel(String summary, Tone tone, List<Line> lines) {
    public static final ProblemsModel EMPTY = new ProblemsModel("no problems", Tone.MUTED, List.of());
    /// A list with more lines is not read by a person.
    private static final int MOST = 200;

    public record Line(String text, Tone tone) {}

    public ProblemsModel {
        lines = List.copyOf(lines);
    }

    public static ProblemsModel of(Frame frame) {
        var problems = frame.meaning().problems();
        var notes = frame.scene().topology().notes();
        if (problems.isEmpty() && notes.isEmpty()) {
            return EMPTY;
        }
        var lines = Stream.concat(
                        notes.stream().map(note -> new Line(note, Tone.MUTED)),
                        problems.stream()
                                .sorted(Comparator.comparing(Problem::severity))
                                .limit(MOST)
                                .map(problem -> new Line(problem.line(), tone(problem.severity()))))
                .toList();
        var worst = problems.stream().map(Problem::severity).min(Comparator.naturalOrder());
        return new ProblemsModel(
                summary(problems.size(), notes.size()), worst.map(ProblemsModel::tone).orElse(Tone.MUTED), lines);
    }

    private static String summary(int problems, int notes) {
        var wrong = problems == 0 ? EMPTY.summary() : Wording.count(problems, "problem");
        return notes == 0 ? wrong : wrong + ", " + Wording.count(notes, "note");
    }

    private static Tone tone(Problem.Severity severity) {
        return switch (severity) {
            case ERROR -> Tone.BAD;
            case WARNING -> Tone.WARNING;
            case INFO -> Tone.MUTED;
        };
    }
}
