package dev.weft.app;

import dev.weft.cli.Command;
import dev.weft.cli.Commands;
import dev.weft.cli.check.CheckCommand;
import dev.weft.cli.diff.DiffCommand;
import dev.weft.cli.explain.ExplainCommand;
import dev.weft.cli.flows.FlowsCommand;
import dev.weft.cli.lint.LintCommand;
import dev.weft.cli.list.ListCommand;
import java.util.ArrayList;
import java.util.List;

/// Every subcommand but those that need a display, in the order of the help.
public final class AllCommands {
    private AllCommands() {}

    /// New ones each time: a command holds the options of one run.
    public static List<Command> all() {
        var all = new ArrayList<Command>(List.of(
                new ListCommand(), new ExplainCommand(), new DiffCommand(), new LintCommand(), new CheckCommand(),
                new FlowsCommand(new FlowWays())));
        all.addAll(Commands.all());
        return List.copyOf(all);
    }
}
