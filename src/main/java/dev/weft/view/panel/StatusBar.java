package dev.weft.view.panel;

import dev.weft.view.look.StyleClasses;
import java.util.List;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;

/// The line at the foot of the window: source, as of when, how well it is heard, how much there is, what is wrong. Each
/// part opens the list behind it.
public final class StatusBar extends HBox {
    private final Label source = new Label();
    private final Label asOf = new Label();
    private final Button kinds = new Button();
    private final Button flows = new Button();
    private final Label objects = new Label();
    private final Button problems = new Button();
    private final Circle health = new Circle(5);
    private final Circle flowHealth = new Circle(5);
    private StatusModel shown = StatusModel.EMPTY;
    private ProblemsModel wrong = ProblemsModel.EMPTY;

    public StatusBar() {
        getStyleClass().add("status-bar");
        source.setId("status-source");
        asOf.setId("status-asof");
        kinds.setId("status-kinds");
        flows.setId("status-flows");
        objects.setId("status-objects");
        problems.setId("status-problems");
        kinds.setGraphic(health);
        flows.setGraphic(flowHealth);
        kinds.setTooltip(new Tooltip("How well each kind of object is heard"));
        flows.setTooltip(new Tooltip("Where observed traffic comes from"));
        problems.setTooltip(new Tooltip("What is wrong in what was read"));
        kinds.setOnAction(_ -> popup(kinds, lines(shown.kinds(), "No kind was read yet.")));
        flows.setOnAction(_ -> popup(flows,
                lines(
                        shown.flows().lines(),
                        "No flow source runs. \"Sources\" in the toolbar shows what the cluster offers.")));
        problems.setOnAction(_ -> popup(problems, problemList()));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        source.setMinWidth(60);
        objects.setMinWidth(0);
        for (var word : List.of(asOf, kinds, flows, problems)) {
            word.setMinWidth(Region.USE_PREF_SIZE);
        }
        getChildren().addAll(source, asOf, kinds, flows, gap, objects, problems);
        show("", StatusModel.EMPTY, ProblemsModel.EMPTY);
    }

    /// A button more, beside the flows.
    public void tool(Node button) {
        getChildren().add(getChildren().indexOf(flows) + 1, button);
    }

    public void show(String sourceName, StatusModel model, ProblemsModel problemsModel) {
        shown = model;
        wrong = problemsModel;
        source.setText(sourceName);
        asOf.setText(model.asOf());
        kinds.setText(word(model));
        tone(health, model.health());
        flows.setText(flowWord(model));
        tone(flowHealth, model.flows().health());
        objects.setText(model.objects());
        problems.setText(problemsModel.summary());
        StyleClasses.set(problems, "button", "status-button", problemsModel.tone().style());
    }

    private static String word(StatusModel model) {
        return switch (model.health()) {
            case GOOD -> "live";
            case WARNING -> "stale";
            case BAD -> "incomplete";
            default -> "connecting";
        };
    }

    private static String flowWord(StatusModel model) {
        var lines = model.flows().lines();
        return lines.isEmpty()
                ? "no flows"
                : String.join(", ", lines.stream().map(line -> line.name() + " " + line.word()).toList());
    }

    private static void tone(Circle dot, Tone tone) {
        StyleClasses.set(dot, "dot", tone.style());
    }

    private static void popup(Node owner, Node content) {
        var menu = new ContextMenu();
        var item = new CustomMenuItem(content, false);
        item.getStyleClass().add("popup-item");
        menu.getItems().add(item);
        menu.show(owner, Side.TOP, 0, 0);
    }

    private static Node lines(List<StatusModel.Line> lines, String none) {
        var box = new VBox();
        box.getStyleClass().add("popup-list");
        if (lines.isEmpty()) {
            box.getChildren().add(new Label(none));
        }
        lines.forEach(line -> box.getChildren().add(line(line)));
        return scrolled(box);
    }

    static Node line(StatusModel.Line line) {
        var dot = new Circle(5);
        tone(dot, line.tone());
        var name = new Label(line.name() + ": " + line.word());
        name.getStyleClass().add("status-name");
        var head = new HBox(dot, name);
        head.getStyleClass().add("status-line");
        var box = new VBox(head);
        for (var text : List.of(line.detail(), line.remedy())) {
            if (!text.isEmpty()) {
                var more = new Label(text);
                more.setWrapText(true);
                more.getStyleClass().add("status-detail");
                box.getChildren().add(more);
            }
        }
        return box;
    }

    private Node problemList() {
        var box = new VBox();
        box.getStyleClass().add("popup-list");
        if (wrong.lines().isEmpty()) {
            box.getChildren().add(new Label("Nothing is wrong in what was read."));
        }
        for (var line : wrong.lines()) {
            var label = new Label(line.text());
            label.setWrapText(true);
            label.getStyleClass().add(line.tone().style());
            box.getChildren().add(label);
        }
        return scrolled(box);
    }

    private static Node scrolled(VBox box) {
        var scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportWidth(520);
        scroll.setMaxHeight(360);
        scroll.getStyleClass().add("popup-scroll");
        return scroll;
    }
}
