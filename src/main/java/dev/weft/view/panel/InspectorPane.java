package dev.weft.view.panel;

import dev.weft.net.Traffic;
import dev.weft.picture.Pick;
import dev.weft.policy.RuleRef;
import dev.weft.view.panel.InspectorModel.Line;
import dev.weft.whatif.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Shows an [InspectorModel]. Links select in the picture or open a policy at its rule.
public final class InspectorPane extends VBox {
    /// Where clicks go.
    public record Doors(
            Consumer<Pick> select,
            Consumer<RuleRef> open,
            Consumer<Traffic> choosePort,
            Consumer<Expectation> pin) {}

    private final Doors doors;
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final VBox body = new VBox();
    private final ScrollPane scroll = new ScrollPane(body);
    private InspectorModel shown = InspectorModel.EMPTY;

    public InspectorPane(Doors doors) {
        this.doors = doors;
        setId("inspector");
        getStyleClass().add("inspector");
        title.getStyleClass().add("panel-title");
        title.setWrapText(true);
        subtitle.getStyleClass().add("panel-subtitle");
        subtitle.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        subtitle.setMinHeight(USE_PREF_SIZE);
        body.getStyleClass().add("inspector-body");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, subtitle, scroll);
        fill();
    }

    /// The scroll position stays while the same thing is shown again.
    public void show(InspectorModel model) {
        if (model.equals(shown)) {
            return;
        }
        boolean same = model.title().equals(shown.title());
        double position = scroll.getVvalue();
        shown = model;
        fill();
        scroll.setVvalue(same ? position : 0);
    }

    private void fill() {
        title.setText(shown.title());
        subtitle.setText(shown.subtitle());
        var nodes = new ArrayList<Node>();
        for (var section : shown.sections()) {
            var heading = new Label(section.title());
            heading.getStyleClass().add("section-title");
            nodes.add(heading);
            nodes.addAll(section.lines().stream().map(this::line).toList());
        }
        body.getChildren().setAll(nodes);
    }

    private Node line(Line line) {
        return switch (line) {
            case Line.Fact(var name, var value) -> fact(name, value);
            case Line.Sentence(var text, var tone) -> sentence(text, tone);
            case Line.ToPick(var text, var tone, var target) -> link(text, tone, () -> doors.select().accept(target));
            case Line.ToRule(var text, var tone, var rule) -> link(text, tone, () -> doors.open().accept(rule));
            case Line.Sparkline(var spark, var tone) -> new SparkBars(spark, tone);
            case Line.Ports(var choices, var chosen) -> ports(choices, chosen);
            case Line.Pin(var pin, boolean set) -> pin(pin, set);
        };
    }

    private static Node fact(String name, String value) {
        var key = new Label(name);
        key.getStyleClass().add("fact-name");
        var text = new Label(value);
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.getStyleClass().add("fact-value");
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = new HBox(key, text);
        row.getStyleClass().add("fact");
        return row;
    }

    private static Node sentence(String text, Tone tone) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().addAll("sentence", tone.style());
        return label;
    }

    private static Node link(String text, Tone tone, Runnable click) {
        var link = new Hyperlink(text);
        link.setWrapText(true);
        link.setMinHeight(USE_PREF_SIZE);
        link.setMaxWidth(Double.MAX_VALUE);
        link.getStyleClass().addAll("line-link", tone.style());
        link.setOnAction(_ -> {
            link.setVisited(false);
            click.run();
        });
        return link;
    }

    private Node pin(Expectation pin, boolean set) {
        var words = set ? "Unpin this verdict" : "Pin this verdict";
        var button = new Button(words);
        button.getStyleClass().addAll("impact-deed", "pin-verdict");
        button.setTooltip(new Tooltip(pin.words() + (set
                ? ": pinned, and judged again at every step of a draft"
                : ": judged again at every step of a draft")));
        button.setAccessibleText(words + ": " + pin.words());
        button.setOnAction(_ -> doors.pin().accept(pin));
        return button;
    }

    private Node ports(List<Traffic> choices, Traffic chosen) {
        var box = new ChoiceBox<Traffic>();
        box.setId("port-chooser");
        box.getItems().setAll(choices);
        if (!choices.contains(chosen)) {
            box.getItems().add(chosen);
        }
        box.setValue(chosen);
        box.setOnAction(_ -> doors.choosePort().accept(box.getValue()));
        var label = new Label("Packet to");
        label.setLabelFor(box);
        label.getStyleClass().add("fact-name");
        var row = new HBox(label, box);
        row.getStyleClass().add("fact");
        return row;
    }
}
