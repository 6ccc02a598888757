package dev.weft.cli;

import dev.weft.cluster.Problem;
import java.util.List;
import java.util.stream.Collectors;

/// Ends a command with one line for the user, or one for each thing that is wrong. A value that is thrown: it has no
/// stack trace.
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int USAGE = 2;
    private static final int CLUSTER = 3;

    private final int status;

    private CommandFailure(int status, String lines) {
        super(lines, null, false, false);
        this.status = status;
    }

    /// Wrong usage or unreadable input: exit status 2. `remedy` is one imperative sentence.
    public static CommandFailure usage(String object, String message, String remedy) {
        return new CommandFailure(USAGE, line(object, message, remedy));
    }

    /// The cluster could not be read: exit status 3.
    public static CommandFailure cluster(String object, String message, String remedy) {
        return new CommandFailure(CLUSTER, line(object, message, remedy));
    }

    /// Unreadable input, in the words of what was found in it: exit status 2.
    public static CommandFailure unreadable(List<Problem> problems) {
        return new CommandFailure(
                USAGE, problems.stream().map(Problem::line).map(Printed::line).collect(Collectors.joining("\n")));
    }

    private static String line(String object, String message, String remedy) {
        return Printed.line(Problem.error(Problem.Place.of(object), message, remedy).line());
    }

    public int status() {
        return status;
    }

    /// `OBJECT: what is wrong; what to do`, fit for a terminal.
    public List<String> lines() {
        return String.valueOf(getMessage()).lines().toList();
    }
}
