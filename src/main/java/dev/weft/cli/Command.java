package dev.weft.cli;

/// A door: one subcommand. The class carries picocli's annotations, which say its name, its options and its help.
public interface Command {
    /// Does the work and returns the exit status: 0 done, 1 the answer is no. Throws [CommandFailure] for wrong usage,
    /// unreadable input (2) and a cluster that could not be read (3).
    int run(CommandContext context);
}
