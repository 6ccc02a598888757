package dev.weft.view.panel;

import dev.weft.session.Frame;
import java.util.List;
import java.util.Optional;

/// What is shown over the picture while there is none: the progress of the first load, or one helpful sentence.
public record ProgressModel(String title, String sentence, List<StatusModel.Line> lines) {
    public ProgressModel {
        lines = List.copyOf(lines);
    }

    /// Absent as soon as there is something to see.
    public static Optional<ProgressModel> of(String source, Optional<Frame> frame) {
        if (frame.isEmpty()) {
            return Optional.of(new ProgressModel("Opening " + source, "Waiting for the first answer.", List.of()));
        }
        var snapshot = frame.get().meaning().snapshot();
        if (!snapshot.stamp().synced()) {
            return Optional.of(new ProgressModel(
                    "Reading " + source,
                    "The picture comes as soon as every kind was read once.",
                    status(frame.get()).kinds()));
        }
        return frame.get().scene().topology().nodes().isEmpty() ? Optional.of(empty(source, frame.get()))
                : Optional.empty();
    }

    private static StatusModel status(Frame frame) {
        return StatusModel.of(frame, frame.meaning().snapshot().stamp().asOf(), false);
    }

    private static ProgressModel empty(String source, Frame frame) {
        var filter = frame.request().filter();
        boolean filtered = !filter.namespaces().isEmpty() || !filter.text().isEmpty();
        boolean failed = status(frame).health() == Tone.BAD;
        if (failed) {
            return new ProgressModel(
                    "Nothing could be read",
                    status(frame).banner().orElse(""),
                    List.of());
        }
        return filtered
                ? new ProgressModel("Nothing matches the filter",
                        "Clear the search (Esc) or choose other namespaces.", List.of())
                : new ProgressModel(
                        "Nothing to show in " + source,
                        "No workload was found there. Open another context, a folder, or the demo cluster.",
                        List.of());
    }
}
