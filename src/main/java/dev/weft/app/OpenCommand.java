package dev.weft.app;

import dev.weft.cli.Command;
import dev.weft.cli.CommandContext;
import dev.weft.cli.CommandFailure;
import dev.weft.cli.SourceArguments;
import dev.weft.cli.SourceOptions;
import dev.weft.cluster.Problem;
import dev.weft.kube.config.KubeConfigs;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.stage.Stage;
import picocli.CommandLine;

/// `weft open`, and `weft` alone: the window.
@CommandLine.Command(
        name = "open",
        description = "Opens the window: the source named, else the current context of the kubeconfig, else the demo.",
        mixinStandardHelpOptions = true)
final class OpenCommand implements Command {
    @CommandLine.Mixin
    private SourceArguments source = new SourceArguments();

    @Override
    public int run(CommandContext context) {
        var options = source.options();
        var configs = KubeConfigs.read(Optional.empty());
        var place = placeOf(options.place(), configs);
        var desk = new Desk(options, notes(options.place(), place, configs));
        var first = desk.opened(place);
        if (!Display.here().present()) {
            throw noDisplay();
        }
        try {
            Platform.startup(() -> desk.show(new Stage(), first));
        } catch (UnsupportedOperationException refused) { // a display is named and does not answer
            throw noDisplay();
        }
        desk.await();
        return 0;
    }

    private static CommandFailure noDisplay() {
        return CommandFailure.usage(
                "display",
                "there is no screen to open a window on",
                "set DISPLAY, or run weft render --file picture.png for a picture without one");
    }

    /// Without a source: the current context of the kubeconfig if there is one, else the demo cluster.
    private static SourceOptions.Place placeOf(SourceOptions.Place named, KubeConfigs configs) {
        if (!(named instanceof SourceOptions.Place.Unnamed)) {
            return named;
        }
        return configs.choose(Optional.empty()) instanceof KubeConfigs.Choice.Found
                ? new SourceOptions.Place.Kubeconfig(Optional.empty(), Optional.empty())
                : new SourceOptions.Place.Demo();
    }

    /// A kubeconfig that is there and broken is not passed over in silence.
    private static List<String> notes(SourceOptions.Place named, SourceOptions.Place chosen, KubeConfigs configs) {
        boolean fellBack = named instanceof SourceOptions.Place.Unnamed && chosen instanceof SourceOptions.Place.Demo;
        boolean somethingThere = System.getenv("KUBECONFIG") != null || !configs.contexts().isEmpty();
        return fellBack && somethingThere ? configs.problems().stream().map(Problem::line).toList() : List.of();
    }
}
