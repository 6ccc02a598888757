package dev.weft.cli.flows;

import dev.weft.cli.CommandFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What `--source` asks for: the cluster's best (`auto`, nothing else named), sources that the cluster offers by their
/// names, servers at an address, or a recording, which is played alone.
record SourceChoice(boolean auto, List<String> offered, List<At> direct, Optional<Path> recording) {
    static final String AUTO = "auto";
    static final String RECORDING = "recording";

    /// `hubble=10.0.0.1:4245`.
    record At(String word, String address) {}

    SourceChoice {
        offered = List.copyOf(offered);
        direct = List.copyOf(direct);
    }

    /// Throws [CommandFailure] where the words contradict each other.
    static SourceChoice of(List<String> words) {
        var offered = new ArrayList<String>();
        var direct = new ArrayList<At>();
        Optional<Path> recording = Optional.empty();
        for (var word : words) {
            int equals = word.indexOf('=');
            var name = equals < 0 ? word : word.substring(0, equals);
            var address = word.substring(equals + 1);
            if (name.equals(RECORDING)) {
                if (equals < 0 || address.isEmpty() || words.size() > 1) {
                    throw CommandFailure.usage(
                            "--source", "a recording is one file and is played alone", "write --source recording=FILE");
                }
                recording = Optional.of(Path.of(address));
            } else if (equals >= 0) {
                direct.add(new At(name, address));
            } else if (!name.equals(AUTO)) {
                offered.add(name);
            }
        }
        boolean auto = words.isEmpty() || words.contains(AUTO);
        return new SourceChoice(auto, offered, direct, recording);
    }

    /// Does it ask for something that only a cluster can offer?
    boolean needsCluster() {
        return recording.isEmpty() && (auto || !offered.isEmpty());
    }
}
