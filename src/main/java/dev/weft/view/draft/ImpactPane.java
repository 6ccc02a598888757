package dev.weft.view.draft;

import dev.weft.net.Traffic;
import dev.weft.picture.Pick;
import dev.weft.view.look.StyleClasses;
import dev.weft.view.panel.Tone;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
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
    private Map<Key, Deque<Row>> rows = new HashMap<>();
    private @Nullable ImpactModel shown;
    private boolean seen;

    /// What a row tells of, whatever its words; several rows of a group may tell of the same.
    private record Key(String group, boolean isTitle, ImpactModel.Line about) {}

    private record Row(Labeled words, List<Node> nodes) {}

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

    /// While nobody sees it nothing is shown.
    void seen(boolean now) {
        seen = now;
    }

    /// The scroll position stays. What tells of the same as before keeps its controls and only changes its words, as
    /// live traffic changes words several times a second.
    void show(ImpactModel model) {
        if (!seen || model.equals(shown)) {
            return;
        }
        shown = model;
        double position = scroll.getVvalue();
        headline.setText(model.headline());
        StyleClasses.set(headline, "label", "draft-summary", model.tone().style());
        var before = rows;
        rows = new HashMap<>();
        var nodes = new ArrayList<Node>();
        model.groups().forEach(group -> nodes.addAll(group(group, before)));
        if (!body.getChildren().equals(nodes)) {
            body.getChildren().setAll(nodes);
        }
        scroll.setVvalue(position);
    }

    private List<Node> group(ImpactModel.Group group, Map<Key, Deque<Row>> before) {
        var nodes = new ArrayList<Node>();
        var title = ImpactModel.Line.plain(group.title(), group.tone());
        nodes.addAll(row(new Key(group.id(), true, title.wordless()), title, before));
        group.lines().forEach(line -> nodes.addAll(row(new Key(group.id(), false, line.wordless()), line, before)));
        return nodes;
    }

    private List<Node> row(Key key, ImpactModel.Line line, Map<Key, Deque<Row>> before) {
        var row = Optional.ofNullable(before.get(key)).map(Deque::poll).orElseGet(() -> anew(key, line));
        row.words().setText(line.text());
        rows.computeIfAbsent(key, _ -> new ArrayDeque<>()).add(row);
        return row.nodes();
    }

    private Row anew(Key key, ImpactModel.Line line) {
        if (key.isTitle()) {
            var title = title(key.group(), line);
            return new Row(title, List.of(title));
        }
        var words = text(line);
        boolean can = (line.why().isPresent() && line.show().isPresent()) || !line.deeds().isEmpty();
        return new Row(words, can ? List.of(words, buttons(line)) : List.of(words));
    }

    private static Label title(String id, ImpactModel.Line line) {
        var title = new Label(line.text());
        title.setId(id);
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        title.getStyleClass().addAll("section-title", line.tone().style());
        return title;
    }

    private Labeled text(ImpactModel.Line line) {
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
