package dev.weft.view.gesture;

import dev.weft.whatif.Step;
import dev.weft.whatif.proposal.Plan;
import dev.weft.whatif.proposal.Strictness;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.VBox;

/// A larger change as lines that are ticked one by one; what the ticked ones would do stands below.
///
/// Threads: confined to the FX thread.
final class PlanCard {
    /// `ticked` and `strict` work out another model beside the screen and show it; `chosen` takes the step.
    record Doors(
            BiConsumer<PlanModel, Set<String>> ticked,
            Consumer<Strictness> strict,
            Consumer<Step> chosen,
            Runnable closed) {}

    private final Doors doors;
    private final Card card;
    private final VBox lines = new VBox();
    private final VBox effects = new VBox();
    private final List<CheckBox> boxes = new ArrayList<>();
    private final Label stop = new Label();
    private Optional<Plan> listed = Optional.empty();
    private PlanModel shown;

    PlanCard(PlanModel first, Doors doors) {
        this.doors = doors;
        this.shown = first;
        this.card = new Card("plan", "Add to the draft", this::add, doors.closed());
        first.strictness().ifPresent(strictness -> card.body().getChildren().add(slider(strictness)));
        lines.getStyleClass().add("gesture-lines");
        card.body().getChildren().addAll(lines, effects);
        show(first);
    }

    Card node() {
        return card;
    }

    /// Ticks are kept while the plan is the same.
    void show(PlanModel model) {
        shown = model;
        card.title(model.plan().title());
        card.ready(model.step().isPresent());
        if (!listed.equals(Optional.of(model.plan()))) {
            listed = Optional.of(model.plan());
            list(model);
        }
        effects.getChildren().setAll(Card.heading("What the ticked lines would do"));
        effects.getChildren().add(model.step().isPresent()
                ? Card.list(model.effects(), "plan-effects")
                : Card.sentence("Nothing is left to do.", "tone-muted"));
        model.plan().notes().forEach(note -> effects.getChildren().add(Card.sentence(note, "tone-muted")));
    }

    private void list(PlanModel model) {
        boxes.clear();
        lines.getChildren().clear();
        for (var line : model.plan().lines()) {
            var box = new CheckBox(line.text());
            box.setId("plan-line-" + boxes.size());
            box.setWrapText(true);
            box.setSelected(model.ticked().contains(line.id()));
            box.setUserData(line.id());
            box.setOnAction(_ -> ticked());
            boxes.add(box);
            lines.getChildren().add(box);
            if (!line.why().isEmpty()) {
                var why = Card.sentence(line.why(), "tone-muted");
                why.getStyleClass().add("gesture-indent");
                lines.getChildren().add(why);
            }
        }
    }

    private void add() {
        shown.step().ifPresent(doors.chosen());
    }

    private void ticked() {
        card.ready(false);
        var ids = new HashSet<String>();
        boxes.stream().filter(CheckBox::isSelected).forEach(box -> ids.add(String.valueOf(box.getUserData())));
        doors.ticked().accept(shown, ids);
    }

    private Node slider(Strictness first) {
        var stops = List.of(Strictness.values());
        var slider = new Slider(0, stops.size() - 1.0, stops.indexOf(first));
        slider.setId("plan-strictness");
        slider.setAccessibleText("How strictly what was seen is taken");
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setShowTickMarks(true);
        slider.setBlockIncrement(1);
        stop.setWrapText(true);
        stop.setId("plan-stop");
        stop.setText(words(first));
        slider.valueProperty().addListener((_, before, now) -> {
            int at = (int) Math.round(now.doubleValue());
            if (at != (int) Math.round(before.doubleValue())) {
                stop.setText(words(stops.get(at)));
                card.ready(false);
                doors.strict().accept(stops.get(at));
            }
        });
        return new VBox(Card.heading("How strict"), slider, stop);
    }

    private static String words(Strictness strictness) {
        return strictness.word() + ": " + strictness.meaning();
    }
}
