package dev.weft.app;

import dev.weft.cli.CommandFailure;
import dev.weft.cli.SourceOptions;
import dev.weft.cli.flows.FlowDoors;
import dev.weft.flow.FlowSource;
import dev.weft.flow.recording.FlowRecorder;
import dev.weft.flow.recording.Recording;
import dev.weft.flow.recording.RecordingWriter;
import dev.weft.flow.recording.UnreadableRecording;
import dev.weft.flow.source.DirectSources;
import dev.weft.flow.source.TlsFiles;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Opens where flows come from and go to.
final class FlowWays implements FlowDoors {
    private final SourceDoors sources = new SourceDoors();

    @Override
    public Watched cluster(SourceOptions options) {
        var opened = sources.open(options.place(), SourceDoors.consent(options));
        return new Watched(opened.source(), Wiring.flows(opened));
    }

    @Override
    public List<FlowSource> direct(String word, String address, Tls tls) throws InterruptedException {
        var files = new TlsFiles(tls.ca(), tls.certificate(), tls.key(), tls.authority());
        try {
            return new DirectSources(Wiring.CLOCK).open(word, Optional.of(address), files);
        } catch (IOException wrong) {
            var line = String.valueOf(wrong.getMessage());
            int remedy = line.lastIndexOf("; ");
            throw remedy < 0
                    ? CommandFailure.usage("--source " + word, line, "check the address")
                    : CommandFailure.usage("--source " + word, line.substring(0, remedy), line.substring(remedy + 2));
        }
    }

    @Override
    public Recording recording(Path file) {
        try {
            return Recording.open(file, Wiring.shapes());
        } catch (UnreadableRecording none) {
            throw CommandFailure.unreadable(List.of(none.problem()));
        } catch (NoSuchFileException missing) {
            throw CommandFailure.usage(
                    file.toString(), "there is no such file", "name one with --source recording=FILE");
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
