/// What was seen, in one file, and seen again.
///
/// Comes in: a cluster and its changes, flows and the statuses of their sources, through the door
/// [FlowRecorder] that [RecordingWriter] fills. The file is gzip over JSON lines, described in
/// `src/docs/recording.md`. Goes out: a [Recording], which is a [dev.weft.cluster.ClusterSource], a
/// [dev.weft.flow.FlowSource] and a [Playback] with a clock of its own.
///
/// Objects stand in the file as Kubernetes writes them; [ObjectShapes] is the door to who knows those shapes (`kube`).
/// No Secret and no credential ever comes here.
///
/// A file is hostile until read: its lines are bounded, what is no line is passed over and counted.
///
/// May use: `flow`, `flow.hubble` for what Hubble exports (`HubbleExport`), `cluster`, `net`, Jackson.
@NullMarked
package dev.weft.flow.recording;

import org.jspecify.annotations.NullMarked;
