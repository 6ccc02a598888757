package dev.weft.flow.recording;

import dev.weft.cluster.Change;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowSourceStatus;

/// One line of a recording. `millis` count from its start and never fall.
public sealed interface RecordingEntry {
    long millis();

    /// The cluster changed; the first ones, at the start, build it.
    record OfCluster(long millis, Change change) implements RecordingEntry {}

    record OfFlow(long millis, Flow flow) implements RecordingEntry {}

    record OfSource(long millis, FlowSourceStatus status) implements RecordingEntry {}

    /// What the cluster was called.
    record Name(long millis, String cluster) implements RecordingEntry {}

    /// The recording was ended in order.
    record End(long millis) implements RecordingEntry {}
}
