package dev.weft.flow.recording;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowSourceStatus;
import java.time.Instant;

/// A door: where what was seen is kept. Filled by [RecordingWriter].
///
/// Threads: called by one thread, one after the other. It may wait for a disk.
///
/// All methods throw [java.io.UncheckedIOException] when it cannot be written.
public interface FlowRecorder extends AutoCloseable {
    /// The cluster as it stands from `at` on; what did not change since the last one costs nothing.
    void cluster(Instant at, ClusterSnapshot snapshot);

    void flow(Instant at, Flow flow);

    void status(Instant at, FlowSourceStatus status);

    /// Ends the recording; without it, it counts as cut off. May be called twice.
    @Override
    void close();
}
