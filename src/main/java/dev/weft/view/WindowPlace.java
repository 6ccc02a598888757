package dev.weft.view;

import dev.weft.view.look.Appearance;
import java.util.Optional;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Where the window stands: found again at the next start if that screen is still there.
///
/// Threads: confined to the FX thread.
record WindowPlace(Stage stage, Look before) {
    void restore() {
        before.corner().ifPresent(corner -> {
            if (!Screen.getScreensForRectangle(corner.x(), corner.y(), before.width(), before.height()).isEmpty()) {
                stage.setX(corner.x());
                stage.setY(corner.y());
                stage.setMaximized(corner.maximised());
            }
        });
    }

    /// A window that fills its screen keeps the size that it had before.
    Look now(Appearance look) {
        boolean whole = stage.isMaximized() || stage.isFullScreen();
        var corner = new Look.Corner(stage.getX(), stage.getY(), stage.isMaximized());
        return new Look(
                look.choice(),
                look.text(),
                whole ? before.width() : stage.getScene().getWidth(),
                whole ? before.height() : stage.getScene().getHeight(),
                Double.isNaN(corner.x()) ? before.corner() : Optional.of(corner));
    }
}
