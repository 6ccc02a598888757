package dev.weft.view;

import dev.weft.flow.recording.Playback;
import dev.weft.view.panel.ProblemsModel;
import dev.weft.view.panel.ProgressModel;
import dev.weft.view.panel.StatusModel;
import dev.weft.view.traffic.TrafficPanels;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the window says of how it stands: the progress until there is a picture, the status bar, and the traffic's age.
///
/// Threads: confined to the FX thread.
record Telling(WindowDoors doors, TrafficPanels traffic, WindowLayout layout) {
    /// The card stays until there is a picture to see.
    void progress(MainModel model, boolean painted) {
        var nothing = ProgressModel.of(model.source().name(), model.frame());
        layout.progress().show(nothing.or(() -> painted
                ? Optional.empty()
                : Optional.of(new ProgressModel("Drawing " + model.source().name(), "", List.of()))));
    }

    void second(MainModel model) {
        status(model);
        doors.sources().recorder().progress().accept(told -> FxFrames.run(() -> traffic.record().show(told)));
    }

    /// The time that frames are told in: of a recording its own.
    private Instant now(MainModel model) {
        return model.source().playback().map(Playback::instant).orElseGet(() -> doors.clock().instant());
    }

    void status(MainModel model) {
        model.frame().ifPresent(frame -> traffic.show(frame, model.wish(), now(model)));
        var status = model.frame()
                .map(frame -> StatusModel.of(frame, now(model), model.source().livePods()))
                .orElse(StatusModel.EMPTY);
        var problems = model.frame().map(ProblemsModel::of).orElse(ProblemsModel.EMPTY);
        layout.status(model.source().name(), status, problems);
    }
}
