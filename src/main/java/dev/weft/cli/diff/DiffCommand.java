package dev.weft.cli.diff;

import dev.weft.cli.Command;
import dev.weft.cli.CommandContext;
import dev.weft.cli.CommandFailure;
import dev.weft.cli.OutputFormat;
import dev.weft.cli.ProblemLines;
import dev.weft.cli.ReadingArguments;
import dev.weft.cli.SourceOptions;
import dev.weft.cli.Table;
import dev.weft.cli.Weft;
import dev.weft.cli.WholeCluster;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `weft diff A B`: what changes between two sources.
@picocli.CommandLine.Command(
        name = "diff",
        description = "Tells what changes between two sources: a folder or file, demo:, context:NAME, snapshot:FILE.",
        mixinStandardHelpOptions = true,
        versionProvider = Weft.Version.class,
        sortOptions = false)
public final class DiffCommand implements Command {
    private static final List<String> FORMATS = List.of("txt", "json", "csv", "md");
    private static final int DIFFERENT = 1;
    private static final String CHOICE = "name a folder or file, demo:, context:NAME or snapshot:FILE";

    @Parameters(index = "0", paramLabel = "A", description = "what is compared")
    private String before = "";

    @Parameters(index = "1", paramLabel = "B", description = "what it is compared with")
    private String after = "";

    @Option(names = {"-o", "--output"}, paramLabel = "FORMAT", defaultValue = "txt",
            description = "txt (default), json, csv, md")
    private String format = "txt";

    @Option(names = "--exit-code", description = "end with status 1 when something changes")
    private boolean exitCode;

    @Option(names = "--kubeconfig", paramLabel = "F", description = "where context:NAME is looked for")
    private @Nullable Path kubeconfig;

    @Mixin
    private ReadingArguments reading = new ReadingArguments();

    @Override
    public int run(CommandContext context) {
        OutputFormat.of(format, FORMATS);
        var from = reading.of(place(before));
        var to = reading.of(place(after));
        var sides = new DiffSides(side(before, from, context), side(after, to, context));
        ProblemLines.print(sides.problems(), from.strict(), context);
        var differences = Differences.between(sides, from.namespace());
        write(differences, sides, context);
        return exitCode && !differences.all().isEmpty() ? DIFFERENT : 0;
    }

    private void write(Differences differences, DiffSides sides, CommandContext context) {
        switch (format) {
            case "json" -> DiffJson.write(differences, sides, context.out());
            case "csv" -> DiffTable.csv(differences, Table.csv(context.out()));
            case "md" -> DiffTable.markdown(differences, sides, Table.markdown(context.out()));
            default -> DiffText.write(differences, context.out());
        }
        long unsure = differences.all().stream().filter(difference -> !difference.sure()).count();
        if (unsure > 0 && !format.equals("json")) {
            context.err().println("warning: diff: of " + unsure + (unsure == 1 ? " pair" : " pairs")
                    + " only what is not known changes, which is not listed; run with -o json to see it");
        }
    }

    private static DiffSides.Side side(String name, SourceOptions options, CommandContext context) {
        return DiffSides.Side.of(name, WholeCluster.read(options, context.sources()));
    }

    private SourceOptions.Place place(String text) {
        if (text.equals("demo:")) {
            return new SourceOptions.Place.Demo();
        }
        if (text.startsWith("context:")) {
            return new SourceOptions.Place.Kubeconfig(
                    Optional.ofNullable(kubeconfig), Optional.of(text.substring("context:".length())));
        }
        if (text.startsWith("snapshot:")) {
            throw CommandFailure.usage(
                    text, "snapshot files cannot be read yet", "name a folder or file, demo: or context:NAME");
        }
        return folder(text);
    }

    private static SourceOptions.Place folder(String text) {
        try {
            var path = Path.of(text);
            if (Files.exists(path)) {
                return new SourceOptions.Place.Folder(path);
            }
        } catch (InvalidPathException noPath) {
            throw CommandFailure.usage(text, "is no path of this system", CHOICE);
        }
        throw CommandFailure.usage(text, "there is no such file or folder", CHOICE);
    }
}
