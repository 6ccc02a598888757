package dev.weft.app;

import dev.weft.cli.CommandFailure;
import dev.weft.cli.SourceOptions;
import dev.weft.cli.flows.FlowDoors;
import dev.weft.flow.FlowSource;
import dev.weft.flow.recording.FlowRecorder;
import dev.weft.flow.recording.Recording;
import dev.weft.flow.recording.RecordingWriter;
import dev.weft.flow.recording.UnreadableRecording;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// Opens where flows come from and go to.
final class FlowWays implements FlowDoors {
    private final SourceDoors sources = new SourceDoors();

    @Override
    public Watched cluster(SourceOptions options) {
        var opened = sources.open(options.place(), SourceDoors.consent(options));
        return new Watched(opened.source(), Wiring.flows(opened));
    }

    @Override
    public List<FlowSource> direct(String word, String address, Tls tls) {
        throw CommandFailure.usage("--source " + word + "=" + address, "has no address", "use hubble");
    }

    @Override
    public Recording recording(Path file) {
        try {
            return Recording.open(file, Wiring.shapes());
        } catch (UnreadableRecording none) {
            throw CommandFailure.unreadable(List.of(none.problem()));
        } catch (NoSuchFileException missing) {
            throw CommandFailure.usage(file.toString(), "there is no such file", "name one with --source recording=FILE");
        } catch (IOException unreadable) {
            throw CommandFailure.usage(
                    file.toString(), "cannot be read: " + unreadable.getMessage(), "check its permissions");
        }
    }

    @Override
    public FlowRecorder recorder(Path file) {
        try {
            return RecordingWriter.to(file, Wiring.shapes(), Wiring.CLOCK.instant());
        } catch (IOException unwritable) {
            throw CommandFailure.usage(
                    file.toString(), "cannot be written: " + unwritable.getMessage(), "name another file");
        }
    }
}
