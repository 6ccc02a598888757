package dev.weft.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// One run of the program by its arguments: finds the command, runs it, and turns what goes wrong into one line.
public final class CommandLineRun {
    private static final int USAGE = 2;
    /// The command of a line that names none.
    private static final String DEFAULT = "open";

    private final List<Command> commands;
    private final Sources sources;

    /// `commands` are those of [Commands], of the child rooms, and what the caller adds, `open` for instance.
    public CommandLineRun(List<? extends Command> commands, Sources sources) {
        this.commands = List.copyOf(commands);
        this.sources = sources;
    }

    /// Returns the exit status, after both writers were flushed. An exception that comes out is a mistake of Weft.
    public int run(List<String> args, PrintWriter out, PrintWriter err) {
        try {
            return parseAndRun(args, new CommandContext(sources, out, err));
        } catch (ParameterException wrong) {
            err.println("error: " + Printed.line(usage(wrong)));
            return USAGE;
        } catch (CommandFailure failure) {
            failure.lines().forEach(line -> err.println("error: " + line));
            return failure.status();
        } finally {
            out.flush();
            err.flush();
        }
    }

    private int parseAndRun(List<String> args, CommandContext context) {
        if (args.isEmpty() || args.equals(List.of(DEFAULT))) {
            var unsaid = commands.stream().filter(CommandLineRun::isDefault).findFirst();
            if (unsaid.isPresent()) {
                return unsaid.get().run(context);
            }
        }
        var line = commandLine(context);
        var parsed = line.parseArgs(withCommand(args, line).toArray(String[]::new));
        var helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        var asked = last(parsed).commandSpec().userObject();
        if (asked instanceof Command command) {
            return command.run(context);
        }
        line.usage(context.err());
        return USAGE;
    }

    /// A line without a word for it leaves nothing to parse, and picocli takes a third of a second to say so.
    private static boolean isDefault(Command command) {
        var description = command.getClass().getAnnotation(CommandLine.Command.class);
        return description != null && description.name().equals(DEFAULT);
    }

    private CommandLine commandLine(CommandContext context) {
        var line = new CommandLine(new Weft());
        commands.forEach(line::addSubcommand);
        line.setOut(context.out());
        line.setErr(context.err());
        line.setUsageHelpWidth(100);
        line.setAbbreviatedOptionsAllowed(false);
        return line;
    }

    /// `weft --demo` means `weft open --demo`, if there is such a command.
    private static List<String> withCommand(List<String> args, CommandLine line) {
        boolean named = !args.isEmpty()
                && (!args.getFirst().startsWith("-") || Weft.OWN_OPTIONS.contains(args.getFirst()));
        if (named || !line.getSubcommands().containsKey(DEFAULT)) {
            return args;
        }
        var more = new ArrayList<String>();
        more.add(DEFAULT);
        more.addAll(args);
        return more;
    }

    private static ParseResult last(ParseResult parsed) {
        return parsed.hasSubcommand() ? last(parsed.subcommand()) : parsed;
    }

    private static String usage(ParameterException wrong) {
        var command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        var remedy = "; run " + command + " --help";
        if (wrong instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            var what = unmatched.getUnmatched().getFirst();
            return what + ": is no " + (what.startsWith("-") ? "option" : "command") + " of " + command + remedy;
        }
        return command + ": " + String.valueOf(wrong.getMessage()).lines().findFirst().orElse("is wrong") + remedy;
    }
}
