package dev.weft.view.draft;

import dev.weft.view.look.StyleClasses;
import dev.weft.view.panel.Wording;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/// How the pinned verdicts fare, for the status bar; gone while nothing is pinned.
final class PinStatus extends Button {
    PinStatus(Runnable opens) {
        setId("status-pins");
        setMinWidth(USE_PREF_SIZE);
        setTooltip(new Tooltip("Pinned verdicts that hold, or are broken"));
        setOnAction(_ -> opens.run());
    }

    void show(PinsModel pinned) {
        setVisible(!pinned.rows().isEmpty());
        setManaged(!pinned.rows().isEmpty());
        var all = Wording.count(pinned.rows().size(), "pin");
        var calm = pinned.open() == 0 ? "✓ " + all : "… " + all;
        setText(pinned.broken() == 0 ? calm : "✗ " + pinned.broken() + " of " + all);
        StyleClasses.set(this, "button", "status-button", pinned.broken() == 0 ? "tone-plain" : "tone-bad");
    }
}
