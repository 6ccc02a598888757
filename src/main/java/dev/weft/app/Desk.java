package dev.weft.app;

import dev.weft.cli.CommandFailure;
import dev.weft.cli.SourceOptions;
import dev.weft.flow.recording.Recording;
import dev.weft.kube.config.ExecConsent;
import dev.weft.kube.config.ExecPlugin;
import dev.weft.kube.config.KubeConfigs;
import dev.weft.session.SessionSwitch;
import dev.weft.view.ContextChoice;
import dev.weft.view.MainWindow;
import dev.weft.view.OpenSource;
import dev.weft.view.Question;
import dev.weft.view.Remembered;
import dev.weft.view.SourceChoice;
import dev.weft.view.WindowDoors;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One window and the session it shows, from the first source to the last.
///
/// Threads: `begin`, `show` and `await` on the main thread.
final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    private final SourceOptions options;
    private final SourceDoors sources = new SourceDoors();
    private final FlowWays ways = new FlowWays();
    private final SessionSwitch sessions = new SessionSwitch();
    private final DraftKeeping keeping = new DraftKeeping(Places.here().drafts(), Wiring.CLOCK, sessions::aside);
    private final Remembering remembering =
            new Remembering(SettingsFile.open(Places.here().settings(), sessions::aside));
    private final List<String> notes;
    private final Standing standing = new Standing();

    /// `notes` are told to the user once the window stands.
    Desk(SourceOptions options, List<String> notes) {
        this.options = options;
        this.notes = List.copyOf(notes);
    }

    /// The source of a place; a plugin of its kubeconfig asks in the window before it runs.
    OpenedSource opened(SourceOptions.Place place) {
        return sources.open(place, options.allowExec() ? ExecConsent.ALWAYS : this::consent);
    }

    /// The first session, which reads and thinks while the window is being built.
    void begin(OpenedSource first) {
        sessions.to(
                () -> new SessionSwitch.Opening(
                        Wiring.session(first, options.profile(), standing::frame), () -> {}),
                failure -> standing.then(window -> failed(window, failure)));
    }

    /// The window: empty at once, whole as soon as it can be.
    void show(OpenedSource first) {
        var remembered = remembering.window();
        var source = described(first);
        MainWindow.announce(source, remembered.look(), stage -> furnish(stage, source, remembered), sessions::end);
    }

    private void furnish(Stage stage, OpenSource source, Remembered remembered) {
        var doors = new WindowDoors(
                sessions::request,
                new WindowDoors.Sources(this::switchTo, this::contexts, new Taping(sessions, this::refused).doors()),
                this::closing,
                InstantSource.system(),
                new WindowDoors.Policies(
                        Wiring.kinds(), Wiring.evaluation(options.profile()), Wiring.exports()),
                sessions::aside);
        var made = new MainWindow(stage, doors, Wiring.painting(), source, remembered);
        made.open();
        standing.stands(made);
        notes.forEach(note -> made.tell("Weft shows the demo cluster", note));
        remembering.file().note().ifPresent(note -> made.tell("The settings were not read", note));
    }

    private SessionSwitch.Opening opening(MainWindow target, OpenedSource opened, OpenSource source) {
        return new SessionSwitch.Opening(
                Wiring.session(opened, options.profile(), target::show), () -> target.opened(source));
    }

    private OpenSource described(OpenedSource source) {
        return new OpenSource(
                source.source().name(),
                source.access().isPresent(),
                source.recording().map(Recording::playback),
                keeping.of(source.cluster()),
                remembering.arrangement(source.source().name()),
                Writing.of(source, options.profile()));
    }

    private void switchTo(SourceChoice choice) {
        standing.now().ifPresent(target -> switchTo(target, choice));
    }

    private void switchTo(MainWindow target, SourceChoice choice) {
        sessions.to(
                () -> {
                    var opened = opened(choice);
                    remembering.opened(choice);
                    return opening(target, opened, described(opened));
                },
                failure -> failed(target, failure));
    }

    private OpenedSource opened(SourceChoice choice) {
        return switch (choice) {
            case SourceChoice.Context(var name) ->
                opened(new SourceOptions.Place.Kubeconfig(kubeconfig(), Optional.of(name)));
            case SourceChoice.Folder(var path) -> opened(new SourceOptions.Place.Folder(path));
            case SourceChoice.Recording(var file) -> recording(file);
            case SourceChoice.Demo _ -> opened(new SourceOptions.Place.Demo());
        };
    }

    /// A recording with its own cluster and time. Throws [CommandFailure] for what is none.
    OpenedSource recording(Path file) {
        var recording = ways.recording(file);
        if (!recording.hasCluster()) {
            throw CommandFailure.usage(
                    file.toString(),
                    "holds flows alone, no cluster to draw",
                    "record with the Record button, or with weft flows --record");
        }
        return new OpenedSource(
                recording.cluster(), Optional.empty(), false, Optional.of(recording),
                OpenedSource.Identity.of("recording", file));
    }

    private void refused(CommandFailure failure) {
        standing.now()
                .ifPresent(target -> target.tell("Nothing is recorded", String.join("\n", failure.lines())));
    }

    private Optional<Path> kubeconfig() {
        return options.place() instanceof SourceOptions.Place.Kubeconfig(var file, _) ? file : Optional.empty();
    }

    /// Files are read beside the screen: a home folder may stand behind a slow network.
    private void contexts(Consumer<List<ContextChoice>> listener) {
        sessions.aside(() -> {
            var configs = KubeConfigs.read(kubeconfig());
            listener.accept(configs.contexts().stream()
                    .map(context -> new ContextChoice(context.name(), context.name().equals(configs.current())))
                    .toList());
        });
    }

    /// Asked beside the screen: the session waits for the window and for the answer.
    private boolean consent(ExecPlugin plugin) {
        return standing.await().ask(new Question(
                "Run a credential plugin?",
                plugin.kubeconfig() + " names a command that fetches your credentials. It runs on this machine"
                        + " with your rights.",
                "Run it",
                plugin.line()));
    }

    private static void failed(MainWindow target, RuntimeException failure) {
        if (failure instanceof CommandFailure known) {
            target.tell("That source cannot be opened", String.join("\n", known.lines()));
            return;
        }
        LOG.error("W-OPEN: a source was not opened", failure);
        target.tell("Something is wrong in Weft", "The source could not be opened (W-OPEN); the log says where.");
    }

    private void closing() {
        standing.now().ifPresent(MainWindow::close);
        sessions.end();
    }

    /// Waits until the user has closed the window, then ends the session.
    void await() {
        sessions.awaitEnd();
        sessions.close();
        keeping.close();
    }
}
