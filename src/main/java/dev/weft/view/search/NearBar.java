package dev.weft.view.search;

import dev.weft.topology.Nearby;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Above the picture while only the neighbours of something are drawn: of what, how many steps, and the way back.
///
/// Threads: confined to the FX thread.
public final class NearBar extends HBox {
    private final Hyperlink all = new Hyperlink("All");
    private final Label centre = new Label();
    private final Label shown = new Label();
    private final List<ToggleButton> steps = new ArrayList<>();

    public NearBar(Consumer<Integer> choose, Runnable leave) {
        setId("near-bar");
        getStyleClass().add("near-bar");
        setAlignment(Pos.CENTER_LEFT);
        all.setId("near-all");
        all.setTooltip(new Tooltip("Show everything again (Esc)"));
        all.setOnAction(_ -> {
            all.setVisited(false);
            leave.run();
        });
        centre.setId("near-centre");
        centre.getStyleClass().add("near-centre");
        centre.setMinWidth(0);
        var buttons = new HBox();
        buttons.getStyleClass().add("side-buttons");
        for (int step = 1; step <= Nearby.MOST; step++) {
            int many = step;
            var button = new ToggleButton(String.valueOf(step));
            button.setId("near-" + step);
            button.setTooltip(new Tooltip(
                    step == 1 ? "Direct neighbours ([ one less, ] one more)" : "At most " + step + " steps away"));
            button.setOnAction(_ -> choose.accept(many));
            steps.add(button);
            buttons.getChildren().add(button);
        }
        shown.getStyleClass().add("tone-muted");
        shown.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var close = new Button("Show all");
        close.setId("near-leave");
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(_ -> leave.run());
        getChildren().addAll(
                all, new Label("›"), centre, new Label("› neighbours within"), buttons, shown, gap, close);
        show(Optional.empty(), "", 0);
    }

    /// `name` is what the centre is called; `nodes` are drawn now.
    public void show(Optional<Nearby> near, String name, int nodes) {
        setVisible(near.isPresent());
        setManaged(near.isPresent());
        near.ifPresent(shownNow -> {
            centre.setText(name);
            shown.setText(shownNow.steps() == 1 ? "step, %,d drawn".formatted(nodes)
                    : "steps, %,d drawn".formatted(nodes));
            for (int i = 0; i < steps.size(); i++) {
                steps.get(i).setSelected(i + 1 == shownNow.steps());
            }
        });
    }
}
