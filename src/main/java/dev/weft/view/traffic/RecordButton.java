package dev.weft.view.traffic;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/// Begins and ends a recording of what is seen, and says how long and how large it is.
public final class RecordButton extends Button {
    /// Where clicks go. `choose` asks for a file.
    public record Doors(Supplier<Optional<File>> choose, Consumer<Path> start, Runnable stop) {}

    private final Doors doors;
    private RecordModel shown = RecordModel.NONE;

    public RecordButton(Doors doors) {
        this.doors = doors;
        setId("record");
        getStyleClass().add("status-button");
        setMinWidth(USE_PREF_SIZE);
        setTooltip(new Tooltip("Write everything that is seen into one file, to be played again later"));
        setOnAction(_ -> toggle());
        show(RecordModel.NONE);
    }

    /// Begins, or ends what runs.
    public void toggle() {
        if (shown.running()) {
            doors.stop().run();
        } else {
            doors.choose().get().ifPresent(file -> doors.start().accept(file.toPath()));
        }
    }

    public void show(RecordModel model) {
        if (model.equals(shown) && !getText().isEmpty()) {
            return;
        }
        shown = model;
        setText(model.text());
        getStyleClass().removeAll("recording", "tone-bad");
        if (model.running()) {
            getStyleClass().add("recording");
        } else if (!model.failure().isEmpty()) {
            getStyleClass().add("tone-bad");
        }
    }
}
