package dev.weft.view.traffic;

import dev.weft.view.panel.FlowWording;
import dev.weft.view.panel.Wording;
import java.time.Duration;

/// How a recording goes: since when, how large its file is, what it had to give up, and why it ended before it was told
/// to (empty if it did not).
public record RecordModel(boolean running, Duration elapsed, long bytes, long lost, String failure) {
    public static final RecordModel NONE = new RecordModel(false, Duration.ZERO, 0, 0, "");

    /// `● Record`; `■ Stop 02:10, 1.2 MB`; `● Record (failed: no space left)`.
    public String text() {
        if (running) {
            return "■ Stop " + clock(elapsed) + ", " + FlowWording.bytes((double) bytes)
                    + (lost == 0 ? "" : ", " + Wording.count(lost, "observation") + " lost");
        }
        return failure.isEmpty() ? "● Record" : "● Record (failed: " + failure + ")";
    }

    /// `02:10`, `1:02:10`.
    static String clock(Duration time) {
        return time.toHours() > 0
                ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : "%02d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
