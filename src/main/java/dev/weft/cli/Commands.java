package dev.weft.cli;

import java.util.List;

/// Every subcommand but those that need a display, in the order of the help.
public final class Commands {
    private Commands() {}

    /// New ones each time: a command holds the options of one run.
    public static List<Command> all() {
        return List.of(new ListCommand(), new ExplainCommand(), new RenderCommand());
    }
}
