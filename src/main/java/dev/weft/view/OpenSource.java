package dev.weft.view;

import dev.weft.flow.recording.Playback;
import java.util.Optional;

/// The source whose frames come now: its name for the title ("context kind-dev", "demo cluster"), whether its pods are
/// live, so that their sockets can be read after consent, and how it is played if it is a recording.
public record OpenSource(String name, boolean livePods, Optional<Playback> playback) {
    public OpenSource(String name, boolean livePods) {
        this(name, livePods, Optional.empty());
    }
}
