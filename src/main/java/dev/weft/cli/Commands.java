package dev.weft.cli;

import java.util.List;

/// The subcommands of this room; those of its child rooms are added by whoever may know them all.
public final class Commands {
    private Commands() {}

    /// New ones each time: a command holds the options of one run.
    public static List<Command> all() {
        return List.of(new RenderCommand());
    }
}
