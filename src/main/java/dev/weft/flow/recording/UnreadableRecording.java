package dev.weft.flow.recording;

import dev.weft.cluster.Problem;
import java.io.IOException;

/// A file that is no recording at all. The message is one line for people.
public final class UnreadableRecording extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    UnreadableRecording(Problem problem) {
        super(problem.line());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
