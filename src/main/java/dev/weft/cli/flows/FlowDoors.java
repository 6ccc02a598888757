package dev.weft.cli.flows;

import dev.weft.cli.SourceOptions;
import dev.weft.cluster.ClusterSource;
import dev.weft.flow.FlowCatalogue;
import dev.weft.flow.FlowSource;
import dev.weft.flow.recording.FlowRecorder;
import dev.weft.flow.recording.Recording;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A door: where flows come from and go to. Filled by `app`. All methods throw [dev.weft.cli.CommandFailure] where what
/// is asked for cannot be opened.
public interface FlowDoors {
    /// A cluster, and the flow sources that it offers.
    record Watched(ClusterSource cluster, FlowCatalogue flows) {}

    /// How a server at an address is trusted: files of PEM; `authority` is the name in its certificate, or empty.
    record Tls(Optional<Path> ca, Optional<Path> certificate, Optional<Path> key, String authority) {
        boolean isAsked() {
            return ca.isPresent() || certificate.isPresent() || key.isPresent() || !authority.isEmpty();
        }
    }

    /// Opens without connecting.
    Watched cluster(SourceOptions options);

    /// Sources of that word at an address, without any cluster between; not started yet. Blocks for seconds at worst.
    List<FlowSource> direct(String word, String address, Tls tls) throws InterruptedException;

    Recording recording(Path file);

    /// Begins to write a recording; a file of that name is replaced.
    FlowRecorder recorder(Path file);
}
