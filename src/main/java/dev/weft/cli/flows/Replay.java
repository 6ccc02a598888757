package dev.weft.cli.flows;

import dev.weft.cli.CommandContext;
import dev.weft.cli.CommandFailure;
import dev.weft.cli.ProblemLines;
import dev.weft.cluster.ClusterSource;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.flow.FlowFilter;
import dev.weft.flow.recording.Recording;
import dev.weft.flow.recording.RecordingEntry;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// A recording, read from its start at once. The cluster is the one inside; where there is none, one that was named.
record Replay(Recording recording, CommandContext context) {
    /// `until` counts from the start of the recording.
    int run(Duration until, Optional<ClusterSource> other, Intake intake) throws InterruptedException {
        ProblemLines.print(recording.problems(), false, context);
        if (!recording.hasCluster() && other.isPresent()) {
            try (var listening = new Listening(other, FlowFilter.ALL, new StatusLines(intake, context.err()))) {
                intake.cluster(listening.synced());
            }
        }
        var builder = new SnapshotBuilder("recording");
        try {
            recording.read(until, entry -> take(entry, builder, intake));
        } catch (IOException unreadable) {
            throw CommandFailure.usage("--source recording", String.valueOf(unreadable.getMessage()), "check the file");
        }
        intake.end();
        return 0;
    }

    private void take(RecordingEntry entry, SnapshotBuilder builder, Intake intake) {
        switch (entry) {
            case RecordingEntry.OfCluster(var millis, var change) ->
                builder.apply(change, recording.started().plusMillis(millis));
            case RecordingEntry.OfFlow(_, var flow) -> {
                if (recording.hasCluster()) {
                    intake.cluster(builder.snapshot());
                }
                intake.flow(flow);
            }
            case RecordingEntry.OfSource(_, var status) -> intake.status(status);
            case RecordingEntry.Name _, RecordingEntry.End _ -> {}
        }
    }
}
