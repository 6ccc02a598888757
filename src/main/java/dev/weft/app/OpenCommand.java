package dev.weft.app;

import dev.weft.cli.Command;
import dev.weft.cli.CommandContext;
import dev.weft.cli.CommandFailure;
import dev.weft.cli.SourceArguments;
import dev.weft.cli.SourceOptions;
import dev.weft.cluster.Problem;
import dev.weft.kube.config.KubeConfigs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// `weft open`, and `weft` alone: the window.
@CommandLine.Command(
        name = "open",
        description = "Opens the window: the source named, else the current context of the kubeconfig, else the demo.",
        mixinStandardHelpOptions = true)
final class OpenCommand implements Command {
    @CommandLine.Mixin
    private SourceArguments source = new SourceArguments();

    @CommandLine.Option(names = "--recording", paramLabel = "F", description = "plays a recording")
    private @Nullable Path recording;

    @Override
    public int run(CommandContext context) {
        var options = source.options();
        var file = recording;
        if (file != null && !(options.place() instanceof SourceOptions.Place.Unnamed)) {
            throw CommandFailure.usage("--recording", "another source is named too", "name one");
        }
        var chosen = file == null ? choose(options.place()) : new Chosen(options.place(), List.of());
        var desk = new Desk(options, chosen.notes());
        var first = file == null ? desk.opened(chosen.place()) : desk.recording(file);
        if (!Display.here().present()) {
            throw noDisplay();
        }
        desk.begin(first);
        try {
            Toolkit.await();
        } catch (UnsupportedOperationException refused) { // a display is named and does not answer
            throw noDisplay();
        }
        desk.show(first);
        desk.await();
        return 0;
    }

    private static CommandFailure noDisplay() {
        return CommandFailure.usage(
                "display",
                "there is no screen to open a window on",
                "set DISPLAY, or run weft render --file picture.png for a picture without one");
    }

    /// Where to begin, and what the user should know about it.
    private record Chosen(SourceOptions.Place place, List<String> notes) {}

    /// Without a source: the current context of the kubeconfig if there is one, else the demo cluster. A kubeconfig
    /// that is there and broken is not passed over in silence.
    private static Chosen choose(SourceOptions.Place named) {
        if (!(named instanceof SourceOptions.Place.Unnamed)) {
            return new Chosen(named, List.of());
        }
        var configs = KubeConfigs.read(Optional.empty());
        if (configs.choose(Optional.empty()) instanceof KubeConfigs.Choice.Found) {
            return new Chosen(new SourceOptions.Place.Kubeconfig(Optional.empty(), Optional.empty()), List.of());
        }
        var notes = configs.problems().stream().map(Problem::line).toList();
        return new Chosen(new SourceOptions.Place.Demo(), KubeConfigs.isThere() ? notes : List.of());
    }
}
