package dev.weft.app;

import dev.weft.cli.CommandFailure;
import dev.weft.cli.SourceOptions;
import dev.weft.kube.config.ExecConsent;
import dev.weft.kube.config.ExecPlugin;
import dev.weft.kube.config.KubeConfigs;
import dev.weft.session.Session;
import dev.weft.session.SessionSwitch;
import dev.weft.view.ContextChoice;
import dev.weft.view.Look;
import dev.weft.view.MainWindow;
import dev.weft.view.OpenSource;
import dev.weft.view.Question;
import dev.weft.view.SourceChoice;
import dev.weft.view.WindowDoors;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One window and the session it shows, from the first source to the last.
///
/// Threads: `show` on the FX thread; `await` on the main thread.
final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    private final SourceOptions options;
    private final SourceDoors sources = new SourceDoors();
    private final SessionSwitch sessions = new SessionSwitch();
    private final List<String> notes;
    private volatile @Nullable MainWindow window;

    /// `notes` are told to the user once the window stands.
    Desk(SourceOptions options, List<String> notes) {
        this.options = options;
        this.notes = List.copyOf(notes);
    }

    /// The source of a place; a plugin of its kubeconfig asks in the window before it runs.
    OpenedSource opened(SourceOptions.Place place) {
        return sources.open(place, options.allowExec() ? ExecConsent.ALWAYS : this::consent);
    }

    void show(Stage stage, OpenedSource first) {
        var doors = new WindowDoors(
                sessions::request,
                this::switchTo,
                this::contexts,
                this::closing,
                InstantSource.system(),
                Wiring.policyKinds());
        var opening = new MainWindow(stage, doors, Wiring.painting(), described(first), Look.DEFAULT);
        window = opening;
        opening.open();
        begin(opening, first);
        notes.forEach(note -> opening.tell("Weft shows the demo cluster", note));
    }

    private void begin(MainWindow target, OpenedSource source) {
        sessions.to(() -> session(target, source), failure -> failed(target, source.source().name(), failure));
    }

    private Session session(MainWindow target, OpenedSource source) {
        target.opened(described(source));
        return Wiring.session(source, options.profile(), target::show);
    }

    private OpenSource described(OpenedSource source) {
        return new OpenSource(source.source().name(), source.shell().isPresent());
    }

    private void switchTo(SourceChoice choice) {
        var target = window;
        if (target == null) {
            return;
        }
        try {
            begin(target, opened(placeOf(choice)));
        } catch (CommandFailure failure) {
            target.tell("That source cannot be opened", String.join("\n", failure.lines()));
        }
    }

    private SourceOptions.Place placeOf(SourceChoice choice) {
        return switch (choice) {
            case SourceChoice.Context(var name) ->
                new SourceOptions.Place.Kubeconfig(kubeconfig(), Optional.of(name));
            case SourceChoice.Folder(var path) -> new SourceOptions.Place.Folder(path);
            case SourceChoice.Demo _ -> new SourceOptions.Place.Demo();
        };
    }

    private Optional<Path> kubeconfig() {
        return options.place() instanceof SourceOptions.Place.Kubeconfig(var file, _) ? file : Optional.empty();
    }

    private List<ContextChoice> contexts() {
        var configs = KubeConfigs.read(kubeconfig());
        return configs.contexts().stream()
                .map(context -> new ContextChoice(context.name(), context.name().equals(configs.current())))
                .toList();
    }

    private boolean consent(ExecPlugin plugin) {
        var target = window;
        return target != null
                && target.ask(new Question(
                        "Run a credential plugin?",
                        plugin.kubeconfig() + " names a command that fetches your credentials. It runs on this machine"
                                + " with your rights.",
                        "Run it",
                        plugin.line()));
    }

    private static void failed(MainWindow target, String name, RuntimeException failure) {
        if (failure instanceof CommandFailure known) {
            target.tell("That source cannot be opened", String.join("\n", known.lines()));
            return;
        }
        LOG.error("W-OPEN: {} was not opened", name, failure);
        target.tell("Something is wrong in Weft", name + " could not be opened (W-OPEN); the log says where.");
    }

    private void closing(Look ignored) {
        var target = window;
        if (target != null) {
            target.close();
        }
        sessions.end();
    }

    /// Waits until the user has closed the window, then ends the session.
    void await() {
        sessions.awaitEnd();
        sessions.close();
    }
}
