package dev.weft.view.traffic;

import dev.weft.view.look.StyleClasses;
import dev.weft.view.panel.Tone;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;

/// Opens the list of flow sources: what each shows, how it is heard, and a switch.
public final class SourcesButton extends Button {
    /// Where clicks go. `choose` gets the sources to run, or nothing to let Weft choose; `sockets` asks which pods may
    /// be read, and gets false to read none; `consents` asks before another source that needs consent is used.
    public record Doors(
            Consumer<Optional<Set<String>>> choose, Consumer<Boolean> sockets, Predicate<SourcesModel.Line> consents) {}

    private static final String SOCKETS = "sockets";
    private static final double HIGHEST = 460;
    private static final double WIDTH = 460;

    private final Doors doors;
    private final VBox list = new VBox();
    private final ContextMenu popup = new ContextMenu();
    private final Circle dot = new Circle(5);
    private SourcesModel shown = SourcesModel.EMPTY;

    public SourcesButton(Doors doors) {
        super("Sources");
        this.doors = doors;
        setId("sources");
        setTooltip(new Tooltip("Where observed traffic comes from, and what else the cluster offers"));
        setGraphic(dot);
        list.setId("source-list");
        list.getStyleClass().add("popup-list");
        list.setPrefWidth(WIDTH);
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        list.heightProperty().addListener((_, _, height) ->
                scroll.setPrefViewportHeight(Math.min(HIGHEST, height.doubleValue())));
        scroll.getStyleClass().add("popup-scroll");
        var item = new CustomMenuItem(scroll, false);
        item.getStyleClass().add("popup-item");
        popup.getItems().add(item);
        setOnAction(_ -> open());
        fill();
    }

    public void open() {
        popup.show(this, Side.BOTTOM, 0, 4);
    }

    public void show(SourcesModel model) {
        if (!model.equals(shown)) {
            shown = model;
            fill();
        }
    }

    private void fill() {
        var worst = shown.lines().stream().filter(SourcesModel.Line::on).map(SourcesModel.Line::tone)
                .max(Comparator.naturalOrder())
                .orElse(Tone.MUTED);
        StyleClasses.set(dot, "dot", worst.style());
        var headline = new Label(shown.headline());
        headline.setWrapText(true);
        headline.getStyleClass().add("source-headline");
        list.getChildren().setAll(headline);
        shown.lines().forEach(line -> list.getChildren().add(line(line)));
        if (!shown.automatic()) {
            var automatic = new Button("Let Weft choose");
            automatic.setId("sources-automatic");
            automatic.setOnAction(_ -> doors.choose().accept(Optional.empty()));
            list.getChildren().add(automatic);
        }
    }

    private Node line(SourcesModel.Line line) {
        var light = new Circle(5);
        StyleClasses.set(light, "dot", line.tone().style());
        var box = new CheckBox(line.label());
        box.setId("source-" + line.source());
        box.setMnemonicParsing(false);
        box.setSelected(line.on());
        box.setDisable(line.use() == SourcesModel.Use.NOT_USABLE);
        box.getStyleClass().add("status-name");
        box.setOnAction(_ -> {
            boolean on = box.isSelected();
            box.setSelected(line.on()); // the next frame says what became of the wish
            switched(line, on);
        });
        var state = new Label(line.state());
        state.getStyleClass().addAll("source-state", line.tone().style());
        HBox.setHgrow(state, Priority.ALWAYS);
        var head = new HBox(light, box, state);
        head.getStyleClass().add("status-line");
        var whole = new VBox(head);
        for (var text : line.details()) {
            var more = new Label(text);
            more.setWrapText(true);
            more.setMaxWidth(WIDTH - 30);
            more.getStyleClass().add("status-detail");
            whole.getChildren().add(more);
        }
        return whole;
    }

    private void switched(SourcesModel.Line line, boolean on) {
        if (line.source().equals(SOCKETS)) {
            popup.hide();
            doors.sockets().accept(on);
            return;
        }
        if (on && line.use() == SourcesModel.Use.ASKS) {
            popup.hide();
            if (!doors.consents().test(line)) {
                return;
            }
        }
        doors.choose().accept(Optional.of(shown.switched(line.source(), on)));
    }
}
