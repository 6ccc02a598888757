package dev.weft.view.traffic;

import dev.weft.flow.recording.Playback;
import dev.weft.view.panel.Wording;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// The time line of a recording: play and pause, the place in it, how fast. Gone while nothing is played.
public final class TimelineBar extends HBox {
    private static final double[] SPEEDS = {0.5, 1, 2, 5, 10, 60};

    private final Button play = new Button();
    private final Slider slider = new Slider();
    private final Label place = new Label();
    private final MenuButton speed = new MenuButton();
    private final ToggleGroup speeds = new ToggleGroup();
    private @Nullable Playback playback;
    private boolean telling;

    public TimelineBar() {
        setId("timeline");
        getStyleClass().add("timeline");
        play.setId("timeline-play");
        play.setMinWidth(76);
        play.setOnAction(_ -> toggle());
        slider.setId("timeline-slider");
        slider.setAccessibleText("Place in the recording");
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.valueProperty().addListener((_, _, _) -> scrubbed());
        slider.setOnMouseReleased(_ -> jump());
        place.setId("timeline-place");
        place.setMinWidth(USE_PREF_SIZE);
        speed.setId("timeline-speed");
        speed.setMinWidth(USE_PREF_SIZE);
        speed.setTooltip(new Tooltip("How fast the recording is played"));
        for (double times : SPEEDS) {
            var item = new RadioMenuItem(word(times));
            item.setUserData(times);
            item.setToggleGroup(speeds);
            item.setOnAction(_ -> current().ifPresent(player -> player.speed(times)));
            speed.getItems().add(item);
        }
        getChildren().addAll(play, slider, place, speed);
        attach(Optional.empty());
    }

    private static String word(double times) {
        return (times == Math.rint(times) ? String.valueOf((int) times) : String.valueOf(times)) + " ×";
    }

    private Optional<Playback> current() {
        return Optional.ofNullable(playback);
    }

    /// Another source: its time line, or none.
    public void attach(Optional<Playback> other) {
        playback = other.orElse(null);
        setVisible(other.isPresent());
        setManaged(other.isPresent());
        other.ifPresent(player -> show(player.position()));
    }

    /// Plays or pauses.
    public void toggle() {
        current().ifPresent(player -> {
            if (player.position().playing() && !player.position().ended()) {
                player.pause();
            } else {
                player.play();
            }
        });
    }

    /// A hand on the slider jumps once, when it lets go; keys jump at once.
    private void scrubbed() {
        if (!telling && !slider.isPressed()) {
            jump();
        }
    }

    private void jump() {
        current().ifPresent(player -> player.jump(Duration.ofMillis((long) (slider.getValue() * 1000))));
    }

    public void show(Playback.Position position) {
        if (playback == null) {
            return; // told of a recording that was left meanwhile
        }
        play.setText(position.playing() && !position.ended() ? "❚❚ Pause" : "▶ Play");
        telling = true;
        slider.setMax(Math.max(1, position.length().toMillis() / 1000.0));
        slider.setBlockIncrement(Math.max(1, slider.getMax() / 20));
        if (!slider.isPressed()) {
            slider.setValue(position.at().toMillis() / 1000.0);
        }
        telling = false;
        place.setText(RecordModel.clock(position.at()) + " of " + RecordModel.clock(position.length()) + ", "
                + Wording.clock(playback.started().plus(position.at())));
        speed.setText(word(position.speed()));
        for (var toggle : speeds.getToggles()) {
            if (toggle.getUserData() instanceof Double times && times == position.speed()) {
                toggle.setSelected(true);
            }
        }
    }
}
