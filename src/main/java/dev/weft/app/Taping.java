package dev.weft.app;

import dev.weft.cli.CommandFailure;
import dev.weft.session.Session;
import dev.weft.session.SessionSwitch;
import dev.weft.view.WindowDoors;
import dev.weft.view.traffic.RecordModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The recording of the session that runs, asked for in the window. Files are touched beside the screen.
///
/// Threads: `doors` may be used from any thread.
final class Taping {
    private record Begun(Path file, Instant since, Session session) {}

    private final SessionSwitch sessions;
    private final Consumer<CommandFailure> refused;
    private final FlowWays ways = new FlowWays();
    private volatile @Nullable Begun begun;

    /// `refused` is told why a file could not be written.
    Taping(SessionSwitch sessions, Consumer<CommandFailure> refused) {
        this.sessions = sessions;
        this.refused = refused;
    }

    WindowDoors.Recorder doors() {
        return new WindowDoors.Recorder(
                file -> sessions.aside(() -> start(file)),
                () -> sessions.aside(() -> sessions.session().ifPresent(Session::stopRecording)),
                to -> sessions.aside(() -> to.accept(progress())));
    }

    private void start(Path file) {
        sessions.session().ifPresent(session -> {
            try {
                session.record(ways.recorder(file));
                begun = new Begun(file, Wiring.CLOCK.instant(), session);
            } catch (CommandFailure failure) {
                refused.accept(failure);
            }
        });
    }

    /// A session that was left took its recording with it.
    private RecordModel progress() {
        var known = begun;
        if (known == null || sessions.session().filter(known.session()::equals).isEmpty()) {
            return RecordModel.NONE;
        }
        return known.session()
                .recording()
                .map(state -> new RecordModel(
                        state.running(),
                        Duration.between(known.since(), Wiring.CLOCK.instant()),
                        size(known.file()),
                        state.lost(),
                        state.failure()))
                .orElse(RecordModel.NONE);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException notYet) {
            return 0;
        }
    }
}
