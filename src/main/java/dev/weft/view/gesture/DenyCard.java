package dev.weft.view.gesture;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.whatif.Step;
import dev.weft.whatif.proposal.DenyChoices;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/// Asks which of the ways that really exist is to deny a connection, each with what it would do beside.
///
/// Threads: confined to the FX thread.
final class DenyCard {
    private final DenyChoices choices;
    private final ClusterSnapshot snapshot;
    private final ToggleGroup group = new ToggleGroup();
    private final Consumer<Step> chosen;
    private final Card card;

    DenyCard(
            String title, DenyChoices choices, ClusterSnapshot snapshot, Consumer<Step> chosen, Runnable closed) {
        this.choices = choices;
        this.snapshot = snapshot;
        this.chosen = chosen;
        this.card = new Card("deny", "Deny", this::deny, closed);
        card.title(title);
        for (int i = 0; i < choices.options().size(); i++) {
            card.body().getChildren().add(option(i));
        }
        if (choices.options().isEmpty()) {
            card.body().getChildren().add(Card.sentence("There is no way to deny it.", "tone-warning"));
        }
        choices.notes().forEach(note -> card.body().getChildren().add(Card.sentence(note, "tone-muted")));
        card.ready(!choices.options().isEmpty());
    }

    Card node() {
        return card;
    }

    private Node option(int index) {
        var option = choices.options().get(index);
        var radio = new RadioButton(option.title());
        radio.setId("deny-" + index);
        radio.setWrapText(true);
        radio.setUserData(option);
        radio.setToggleGroup(group);
        radio.setSelected(index == 0);
        radio.getStyleClass().add("gesture-option");
        var details = new VBox(
                Card.sentence(option.how(), "tone-muted"),
                Card.list(EffectLines.of(option.effects(), snapshot), "deny-effects-" + index));
        details.getStyleClass().add("gesture-indent");
        return new VBox(radio, details);
    }

    private void deny() {
        if (group.getSelectedToggle() != null && group.getSelectedToggle().getUserData() instanceof DenyChoices.Option
                option) {
            chosen.accept(option.step());
        }
    }
}
