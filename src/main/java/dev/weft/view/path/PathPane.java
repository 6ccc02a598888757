package dev.weft.view.path;

import dev.weft.policy.RuleRef;
import dev.weft.topology.EdgeId;
import dev.weft.view.look.StyleClasses;
import dev.weft.view.panel.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The answer to "how does one reach another", above the panels. The way that is chosen shows its hops, and is marked
/// on
/// the picture; each hop leads to its edge, each rule to the editor.
///
/// Threads: confined to the FX thread.
public final class PathPane extends VBox {
    /// `turn` asks the other way round.
    public record Doors(
            Consumer<PathModel.Marks> mark, Consumer<EdgeId> show, Consumer<RuleRef> edit, Runnable turn,
            Runnable close) {}

    private static final double MOST_HEIGHT = 230;

    private final Doors doors;
    private final Label title = new Label();
    private final Label headline = new Label();
    private final VBox body = new VBox();

    public PathPane(Doors doors) {
        this.doors = doors;
        setId("path-pane");
        getStyleClass().add("path-pane");
        setMinHeight(USE_PREF_SIZE);
        title.setId("path-title");
        title.getStyleClass().add("panel-title");
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        var turn = button("⇄", "path-turn", "Ask the other way round", doors.turn());
        var close = button("✕", "path-close", "Close (Esc)", doors.close());
        var head = new HBox(title, turn, close);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("gesture-line");
        headline.setId("path-headline");
        headline.setWrapText(true);
        headline.setMinHeight(USE_PREF_SIZE);
        body.getStyleClass().add("gesture-body");
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("gesture-scroll");
        body.heightProperty().addListener((_, _, high) ->
                scroll.setPrefHeight(Math.min(MOST_HEIGHT, high.doubleValue() + 2)));
        getChildren().addAll(head, headline, scroll);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                doors.close().run();
                event.consume();
            }
        });
        setVisible(false);
        setManaged(false);
    }

    private static Button button(String sign, String id, String tip, Runnable action) {
        var button = new Button(sign);
        button.setId(id);
        button.setTooltip(new Tooltip(tip));
        button.setAccessibleText(tip);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add("search-step");
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// Shows the answer and marks its first way, or the hop that stops it.
    public void show(PathModel model) {
        title.setText(model.title());
        headline.setText(model.headline().text());
        StyleClasses.set(headline, "label", model.headline().tone().style(), "path-headline");
        setAccessibleText(model.title() + ": " + model.headline().text());
        var lines = new ArrayList<Node>();
        var group = new ToggleGroup();
        model.ways().forEach(way -> way(lines, way, group, model.ways().size() > 1));
        model.stop().ifPresent(stop -> stop(lines, stop));
        model.notes().forEach(note -> lines.add(sentence(note, Tone.MUTED)));
        body.getChildren().setAll(lines);
        setVisible(true);
        setManaged(true);
        doors.mark().accept(model.ways().stream()
                .findFirst()
                .map(PathModel.WayLines::marks)
                .or(() -> model.stop().map(PathModel.Stop::marks))
                .orElse(PathModel.Marks.NONE));
    }

    public void hide() {
        setVisible(false);
        setManaged(false);
        doors.mark().accept(PathModel.Marks.NONE);
    }

    private void way(List<Node> lines, PathModel.WayLines way, ToggleGroup group, boolean choice) {
        var hops = new VBox();
        way.hops().forEach(hop -> hops.getChildren().add(hop(hop)));
        if (choice) {
            var button = new ToggleButton(way.title());
            button.setToggleGroup(group);
            button.setSelected(lines.isEmpty());
            button.setMaxWidth(Double.MAX_VALUE);
            button.setAlignment(Pos.CENTER_LEFT);
            button.getStyleClass().add("path-way");
            button.setOnAction(_ -> {
                button.setSelected(true);
                doors.mark().accept(way.marks());
            });
            hops.managedProperty().bind(button.selectedProperty());
            hops.visibleProperty().bind(button.selectedProperty());
            lines.add(button);
        }
        lines.add(hops);
    }

    private Node hop(PathModel.HopLine hop) {
        var link = new Hyperlink(hop.text());
        StyleClasses.set(link, "hyperlink", "line-link", "tone-plain");
        link.setOnAction(_ -> {
            link.setVisited(false);
            doors.show().accept(hop.edge());
        });
        link.setWrapText(true);
        var says = sentence(hop.word() + (hop.detail().isEmpty() ? "" : ": " + hop.detail()), hop.tone());
        var box = new VBox(link, says);
        box.getStyleClass().add("path-hop");
        return box;
    }

    private void stop(List<Node> lines, PathModel.Stop stop) {
        var title = new Label("The direct hop");
        title.getStyleClass().add("section-title");
        lines.add(title);
        lines.add(hop(stop.hop()));
        for (var reason : stop.reasons()) {
            lines.add(reason.rule()
                    .<Node>map(rule -> {
                        var link = new Hyperlink(reason.text());
                        link.setWrapText(true);
                        StyleClasses.set(link, "hyperlink", "line-link", reason.tone().style());
                        link.setOnAction(_ -> {
                            link.setVisited(false);
                            doors.edit().accept(rule);
                        });
                        return link;
                    })
                    .orElseGet(() -> sentence(reason.text(), reason.tone())));
        }
    }

    private static Label sentence(String text, Tone tone) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(tone.style());
        return label;
    }
}
