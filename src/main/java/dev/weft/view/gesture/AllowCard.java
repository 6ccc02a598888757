package dev.weft.view.gesture;

import dev.weft.net.TrafficSet;
import dev.weft.policy.Direction;
import dev.weft.whatif.Step;
import dev.weft.whatif.proposal.AllowAnswer;
import dev.weft.whatif.proposal.AllowChoices;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// Asks which ports, how wide, and where to write it; shows what that would open, the unintended too, at each change.
///
/// Threads: confined to the FX thread.
final class AllowCard {
    /// `answered` works out another model beside the screen and shows it; `chosen` takes the step.
    record Doors(Consumer<AllowAnswer> answered, Consumer<Step> chosen, Runnable closed) {}

    private final Doors doors;
    private final Card card;
    private final VBox effects = new VBox();
    private final List<CheckBox> ports = new ArrayList<>();
    private final TextField other = new TextField();
    private AllowModel model;

    AllowCard(AllowModel first, Doors doors) {
        this.doors = doors;
        this.model = first;
        this.card = new Card("allow", "Allow", this::allow, doors.closed());
        card.title(first.title());
        if (first.choices().possible()) {
            card.body().getChildren().addAll(portPart(), sidePart(), widthPart());
        }
        first.choices().notes().forEach(note ->
                card.body().getChildren().add(Card.sentence(note + ".", "tone-muted")));
        card.body().getChildren().add(effects);
        show(first);
    }

    Card node() {
        return card;
    }

    /// The answer of the user worked out.
    void show(AllowModel newest) {
        model = newest;
        card.ready(newest.step().isPresent());
        effects.getChildren().setAll(Card.heading("What it would do"));
        if (newest.trouble().isEmpty()) {
            effects.getChildren().add(Card.list(newest.effects(), "allow-effects"));
        } else {
            effects.getChildren().add(Card.sentence(newest.trouble(), "tone-warning"));
        }
    }

    private void allow() {
        model.step().ifPresent(doors.chosen());
    }

    private Node portPart() {
        var part = new VBox(Card.heading("Ports"));
        for (var port : model.choices().ports()) {
            var box = new CheckBox(port.label());
            box.setSelected(port.preselected());
            box.setId("allow-port-" + ports.size());
            box.setUserData(port.traffic());
            box.setOnAction(_ -> answered(model.with(chosenPorts())));
            ports.add(box);
            var why = new Label(port.why().equals(port.label()) ? "" : port.why());
            why.getStyleClass().add("tone-muted");
            var line = new HBox(box, why);
            line.getStyleClass().add("gesture-line");
            part.getChildren().add(line);
        }
        other.setId("allow-port-other");
        other.setPromptText("another port, such as 8080 or UDP 53");
        other.setAccessibleText("Another port");
        other.textProperty().addListener((_, _, text) -> {
            boolean readable = text.isBlank() || AllowModel.port(text).isPresent();
            other.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("error"), !readable);
            if (readable) {
                answered(model.with(chosenPorts()));
            }
        });
        part.getChildren().add(other);
        return part;
    }

    private TrafficSet chosenPorts() {
        var chosen = AllowModel.port(other.getText()).orElse(TrafficSet.NONE);
        for (var box : ports) {
            if (box.isSelected()) {
                chosen = chosen.union((TrafficSet) box.getUserData());
            }
        }
        return chosen;
    }

    private Node sidePart() {
        var part = new VBox(Card.heading("Where it is written"));
        for (var side : model.choices().sides()) {
            part.getChildren().add(Card.sentence(side.words(), side.blocks() ? "tone-denied" : "tone-muted"));
            if (side.blocks()) {
                part.getChildren().add(places(side));
            }
        }
        return part;
    }

    private Node places(AllowChoices.Side side) {
        var places = combo(
                "allow-place-" + side.direction().field(), side.places(), AllowChoices.PlaceChoice::label,
                place -> answered(model.with(side.direction(), place)));
        places.setAccessibleText("Where the permission for " + word(side.direction()) + " is written");
        places.setDisable(side.places().size() < 2);
        return places;
    }

    private static String word(Direction direction) {
        return direction.field();
    }

    private Node widthPart() {
        var part = new VBox(Card.heading("Who"));
        part.getChildren().add(width("From", "allow-from", model.choices().sources(), width ->
                answered(model.withSource(width))));
        part.getChildren().add(width("To", "allow-to", model.choices().targets(), width ->
                answered(model.withTarget(width))));
        return part;
    }

    private static Node width(
            String name, String id, List<AllowChoices.WidthChoice> widths, Consumer<AllowChoices.WidthChoice> chosen) {
        var label = new Label(name);
        label.setMinWidth(38);
        var box = combo(id, widths, width -> width.label() + " (" + width.count() + ")", chosen);
        box.setAccessibleText(name);
        box.setDisable(widths.size() < 2);
        var line = new HBox(label, box);
        line.getStyleClass().add("gesture-line");
        HBox.setHgrow(box, Priority.ALWAYS);
        return line;
    }

    private static <T> ComboBox<T> combo(String id, List<T> items, Function<T, String> text, Consumer<T> chosen) {
        var box = new ComboBox<T>();
        box.setId(id);
        box.getItems().setAll(items);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T item) {
                return item == null ? "" : text.apply(item);
            }

            @Override
            public T fromString(String typed) {
                return box.getValue(); // the box is not editable: nothing is ever typed
            }
        });
        if (!items.isEmpty()) {
            box.setValue(items.getFirst());
        }
        box.setOnAction(_ -> chosen.accept(box.getValue()));
        return box;
    }

    private void answered(AllowAnswer answer) {
        card.ready(false);
        doors.answered().accept(answer);
    }
}
