package dev.weft.view.draft;

import dev.weft.net.Traffic;
import dev.weft.picture.Pick;
import dev.weft.view.panel.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Shows an [ImpactModel]: a line selects in the picture, its buttons explain it and do something about it.
final class ImpactPane extends VBox {
    /// Where clicks go.
    record Doors(Consumer<Pick> select, BiConsumer<Pick, Traffic> explain, Consumer<Deed> deed) {}

    private final Doors doors;
    private final Label headline = new Label();
    private final VBox body = new VBox();
    private final ScrollPane scroll = new ScrollPane(body);
    private @Nullable ImpactModel shown;

    ImpactPane(Doors doors) {
        this.doors = doors;
        setId("draft-impact");
        getStyleClass().add("impact-pane");
        headline.setId("draft-summary");
        headline.setWrapText(true);
        headline.setMinHeight(USE_PREF_SIZE);
        body.getStyleClass().add("impact");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(headline, scroll);
    }

    /// The scroll position stays.
    void show(ImpactModel model) {
        if (model.equals(shown)) {
            return;
        }
        shown = model;
        double position = scroll.getVvalue();
        headline.setText(model.headline());
        headline.getStyleClass().setAll("label", "draft-summary", model.tone().style());
        var nodes = new ArrayList<Node>();
        model.groups().forEach(group -> nodes.addAll(group(group)));
        body.getChildren().setAll(nodes);
        scroll.setVvalue(position);
    }

    private List<Node> group(ImpactModel.Group group) {
        var title = new Label(group.title());
        title.setId(group.id());
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        title.getStyleClass().addAll("section-title", group.tone().style());
        var nodes = new ArrayList<Node>();
        nodes.add(title);
        group.lines().forEach(line -> {
            nodes.add(text(line));
            if ((line.why().isPresent() && line.show().isPresent()) || !line.deeds().isEmpty()) {
                nodes.add(buttons(line));
            }
        });
        return nodes;
    }

    private Node text(ImpactModel.Line line) {
        if (line.show().isEmpty()) {
            var label = new Label(line.text());
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            label.getStyleClass().addAll("sentence", line.tone().style());
            return label;
        }
        var link = new Hyperlink(line.text());
        link.setWrapText(true);
        link.setMinHeight(USE_PREF_SIZE);
        link.setMaxWidth(Double.MAX_VALUE);
        link.getStyleClass().addAll("line-link", line.tone().style());
        link.setTooltip(new Tooltip("Shows it in the picture"));
        link.setOnAction(_ -> {
            link.setVisited(false);
            doors.select().accept(line.show().get());
        });
        return link;
    }

    private Node buttons(ImpactModel.Line line) {
        var row = new FlowPane();
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("impact-deeds");
        line.why().ifPresent(packet -> line.show().ifPresent(pick -> row.getChildren()
                .add(button("Explain", "Why " + packet + " passes there or not, now and with the draft", () ->
                        doors.explain().accept(pick, packet)))));
        line.deeds().forEach(deed -> row.getChildren()
                .add(button(deed.word(), deed.what(), () -> doors.deed().accept(deed))));
        return row;
    }

    private static Button button(String word, String what, Runnable action) {
        var button = new Button(word);
        button.setTooltip(new Tooltip(what));
        button.setAccessibleText(word + ": " + what);
        button.getStyleClass().add("impact-deed");
        button.setOnAction(_ -> action.run());
        return button;
    }

    static Label muted(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll("placeholder", Tone.MUTED.style());
        return label;
    }
}
