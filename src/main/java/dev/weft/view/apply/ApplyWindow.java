package dev.weft.view.apply;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The window of a run beside the main one, in its style: the picture stays in sight while drops are watched.
///
/// Threads: confined to the FX thread.
final class ApplyWindow {
    private static final double WIDTH = 760;
    private static final double HEIGHT = 640;

    private final Stage owner;
    private final ApplyPane pane;
    private final ApplyPane.Doors doors;
    private @Nullable Stage stage;
    private boolean stopping;

    ApplyWindow(Stage owner, ApplyPane.Doors doors) {
        this.owner = owner;
        this.doors = doors;
        this.pane = new ApplyPane(doors);
    }

    /// Shown and empty, in front.
    void open() {
        var shown = stage;
        if (shown == null) {
            shown = made();
            stage = shown;
        }
        stopping = false;
        pane.forget();
        shown.show();
        shown.toFront();
    }

    private Stage made() {
        var made = new Stage();
        made.initOwner(owner);
        made.setTitle("Apply - Weft");
        var scene = new Scene(pane, WIDTH, HEIGHT);
        Bindings.bindContent(scene.getStylesheets(), owner.getScene().getStylesheets());
        made.setScene(scene);
        made.setMinWidth(480);
        made.setMinHeight(420);
        made.setX(owner.getX() + Math.max(0, (owner.getWidth() - WIDTH) / 2));
        made.setY(owner.getY() + Math.max(0, (owner.getHeight() - HEIGHT) / 2));
        made.setOnCloseRequest(event -> {
            event.consume(); // not while it writes: then the button is off too
            if (pane.mayClose()) {
                doors.steps().close().run();
            }
        });
        return made;
    }

    boolean isShown() {
        var shown = stage;
        return shown != null && shown.isShowing();
    }

    /// The first press, or one more?
    boolean stopping() {
        boolean before = stopping;
        stopping = true;
        pane.stopping();
        return before;
    }

    void show(ApplyModel model) {
        pane.show(model);
    }

    void close() {
        var shown = stage;
        if (shown != null) {
            shown.hide();
        }
    }

    /// Runs a task each second while the window is there.
    void onSecond(Runnable tick) {
        var clock = new Timeline(new KeyFrame(Duration.seconds(1), _ -> {
            if (isShown()) {
                tick.run();
            }
        }));
        clock.setCycleCount(Animation.INDEFINITE);
        pane.sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) {
                clock.play();
            }
        });
    }
}
