package dev.weft.view.apply;

import dev.weft.cluster.ObjectRef;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The content of the apply window. Clicks become wishes; what they lead to comes back as another [ApplyModel].
final class ApplyPane extends VBox {
    record Doors(
            Consumer<String> typed, BiConsumer<ObjectRef, Boolean> takeOver, Consumer<Boolean> stage, Steps steps) {}

    record Steps(Runnable write, Runnable checkAgain, Runnable stop, Runnable revert, Runnable close) {}

    private final Doors doors;
    private final Label title = new Label();
    private final VBox lead = new VBox();
    private final VBox cards = new VBox();
    private final VBox after = new VBox();
    private final CheckBox stage = new CheckBox("Stage instead of applying (Calico)");
    private final Label prompt = new Label();
    private final TextField typed = new TextField();
    private final HBox confirm = new HBox(prompt, typed);
    private final Button write = new Button("Apply");
    private final Button again;
    private final Button stop;
    private final Button revert;
    private final Button close;
    private List<ApplyCard> shown = List.of();

    ApplyPane(Doors doors) {
        this.doors = doors;
        setId("apply");
        getStyleClass().add("apply-pane");
        title.setId("apply-title");
        title.getStyleClass().add("panel-title");
        title.setWrapText(true);
        lead.setId("apply-lead");
        cards.setId("apply-cards");
        cards.getStyleClass().add("apply-cards");
        after.setId("apply-after");
        after.getStyleClass().add("impact");
        form();
        var steps = doors.steps();
        write.setId("apply-write");
        write.setDefaultButton(true);
        write.setOnAction(_ -> steps.write().run());
        again = button("Check again", "apply-again", steps.checkAgain());
        stop = button("Stop", "apply-stop", steps.stop());
        revert = button("Revert", "apply-revert", steps.revert());
        close = button("Close", "apply-close", steps.close());
        close.setCancelButton(true);
        var scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("popup-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var buttons = new HBox(again, gap, stop, revert, write, close);
        buttons.getStyleClass().add("tools");
        getChildren().addAll(title, lead, scroll, after, stage, confirm, buttons);
    }

    /// What is chosen and typed before the writing.
    private void form() {
        stage.setId("apply-stage");
        stage.setOnAction(_ -> doors.stage().accept(stage.isSelected()));
        prompt.setWrapText(true);
        typed.setId("apply-typed");
        typed.setAccessibleText("Name of the context");
        typed.textProperty().addListener((_, _, text) -> doors.typed().accept(text));
        typed.setMinWidth(160);
        HBox.setHgrow(typed, Priority.ALWAYS);
        confirm.setAlignment(Pos.CENTER_LEFT);
        confirm.getStyleClass().add("tools");
    }

    private static Button button(String text, String id, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// Another run: nothing is typed yet.
    void forget() {
        typed.clear();
        stop.setText("Stop");
    }

    /// The run ends after the object under way; another press gives that up too.
    void stopping() {
        stop.setText("Give up waiting");
    }

    boolean mayClose() {
        return !close.isDisabled();
    }

    void show(ApplyModel model) {
        title.setText(model.title());
        lead.getChildren().setAll(model.lead().stream().map(ApplyPane::line).toList());
        if (!shown.equals(model.cards())) {
            shown = model.cards();
            cards.getChildren().setAll(shown.stream().map(this::card).toList());
        }
        after.getChildren().setAll(model.after().stream().map(ApplyPane::line).toList());
        there(after, !model.after().isEmpty());
        var confirming = model.confirm();
        there(confirm, confirming.shown());
        prompt.setText(confirming.prompt());
        write.setText(confirming.button());
        write.setDisable(!confirming.ready());
        there(write, confirming.shown());
        there(stage, confirming.staging().isPresent());
        confirming.staging().ifPresent(stage::setSelected);
        there(again, model.can().checkAgain());
        there(stop, model.can().stop());
        there(revert, model.can().revert());
        close.setDisable(!model.can().close());
    }

    private static void there(Node node, boolean is) {
        node.setVisible(is);
        node.setManaged(is);
    }

    private Node card(ApplyCard card) {
        var head = new Label(card.title());
        head.getStyleClass().add("apply-card-title");
        head.setWrapText(true);
        head.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(head, Priority.ALWAYS);
        var state = line(card.state());
        state.setMinWidth(USE_PREF_SIZE);
        state.setId("apply-state-" + card.object().name());
        var whole = new VBox(new HBox(head, state));
        whole.getStyleClass().add("apply-card");
        card.lines().forEach(line -> whole.getChildren().add(line(line)));
        card.takeOver().ifPresent(taken -> {
            var box = new CheckBox("Take the object over: replace it whole, whoever owns its fields");
            box.setId("apply-take-" + card.object().name());
            box.setSelected(taken);
            box.setOnAction(_ -> doors.takeOver().accept(card.object(), box.isSelected()));
            whole.getChildren().add(box);
        });
        whole.getChildren().add(DiffText.of(card.diff()));
        return whole;
    }

    private static Label line(ApplyModel.Line line) {
        var label = new Label(line.text());
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(line.tone().style());
        return label;
    }
}
