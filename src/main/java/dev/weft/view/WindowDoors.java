package dev.weft.view;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.Reachability;
import dev.weft.session.ViewRequest;
import dev.weft.view.export.ExportDoors;
import dev.weft.view.traffic.RecordModel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// What the window may ask of the rest of the program; `app` fills it.
///
/// Threads: every door is called on the FX thread and must return at once. `closing` is called once, when the user
/// closes the window. `aside` runs work that waits for files, or takes long.
public record WindowDoors(
        Consumer<ViewRequest> wishes,
        Sources sources,
        Runnable closing,
        InstantSource clock,
        Policies policies,
        Consumer<Runnable> aside) {
    /// `open` switches the session elsewhere and calls [MainWindow#opened] when the new one is there.
    public record Sources(
            Consumer<SourceChoice> open, Consumer<Consumer<List<ContextChoice>>> contexts, Recorder recorder) {}

    /// The kinds that the editor understands, how a supposed cluster is evaluated (not on the FX thread), and how a
    /// draft
    /// leaves the window.
    public record Policies(
            List<PolicyKind> kinds, Function<ClusterSnapshot, Reachability> evaluation, ExportDoors exports) {}

    /// Writes what the session sees into a file. `progress` answers from any thread, soon.
    public record Recorder(Consumer<Path> start, Runnable stop, Consumer<Consumer<RecordModel>> progress) {}
}
