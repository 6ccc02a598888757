package dev.weft.view.panel;

import dev.weft.cluster.Problem;
import dev.weft.session.Frame;
import java.util.List;

/// What is wrong in what was read, worst first; the first of many, and how many there are.
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
        if (problems.isEmpty()) {
            return EMPTY;
        }
        var lines = problems.stream()
                .sorted(java.util.Comparator.comparing(Problem::severity))
                .limit(MOST)
                .map(problem -> new Line(problem.line(), tone(problem.severity())))
                .toList();
        return new ProblemsModel(Wording.count(problems.size(), "problem"), lines.getFirst().tone(), lines);
    }

    private static Tone tone(Problem.Severity severity) {
        return switch (severity) {
            case ERROR -> Tone.BAD;
            case WARNING -> Tone.WARNING;
            case INFO -> Tone.MUTED;
        };
    }
}
