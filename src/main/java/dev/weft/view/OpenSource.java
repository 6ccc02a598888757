package dev.weft.view;

import dev.weft.flow.recording.Playback;
import dev.weft.view.apply.ApplyDoors;
import dev.weft.view.recovery.DraftHome;
import java.util.Optional;

/// The source whose frames come now: its name for the title ("context kind-dev", "demo cluster"), whether its pods are
/// live, so that their sockets can be read after consent, how it is played if it is a recording, how its drafts are
/// kept, how it was arranged, and how policies are applied to it if it is a cluster.
public record OpenSource(
        String name, boolean livePods, Optional<Playback> playback, DraftHome home, ArrangementHome arrangement,
        Optional<ApplyDoors> applying) {
    public OpenSource(String name, boolean livePods) {
        this(name, livePods, Optional.empty());
    }

    /// Its drafts are not kept, and nothing is applied to it.
    public OpenSource(String name, boolean livePods, Optional<Playback> playback) {
        this(name, livePods, playback, DraftHome.NONE, ArrangementHome.NONE, Optional.empty());
    }
}
