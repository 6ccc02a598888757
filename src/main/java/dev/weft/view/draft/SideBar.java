package dev.weft.view.draft;

import dev.weft.session.WhatIf;
import dev.weft.view.look.StyleClasses;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Above the picture while something is drafted: which side of the change is drawn, and the worst that it would do,
/// whatever panel is open.
public final class SideBar extends HBox {
    private static final Map<WhatIf.Side, String> KEYS = new EnumMap<>(Map.of(
            WhatIf.Side.BEFORE, "F6", WhatIf.Side.AFTER, "F7", WhatIf.Side.DIFFERENCE, "F8"));

    private final Map<WhatIf.Side, ToggleButton> sides = new EnumMap<>(WhatIf.Side.class);
    private final Label title = new Label();
    private final Hyperlink headline = new Hyperlink();

    SideBar(Consumer<WhatIf.Side> choose, Runnable openImpact) {
        setId("side-bar");
        getStyleClass().add("side-bar");
        setAlignment(Pos.CENTER_LEFT);
        title.setId("side-title");
        title.getStyleClass().add("side-title");
        title.setMinWidth(USE_PREF_SIZE);
        var buttons = new HBox();
        buttons.getStyleClass().add("side-buttons");
        for (var side : WhatIf.Side.values()) {
            var button = new ToggleButton(side.word());
            button.setId("side-" + side.name().toLowerCase(java.util.Locale.ROOT));
            button.setMinWidth(USE_PREF_SIZE);
            button.setTooltip(new Tooltip(said(side) + " (" + KEYS.get(side) + "; Space flips before and after)"));
            button.setOnAction(_ -> {
                sides.forEach((other, one) -> one.setSelected(other == side));
                choose.accept(side);
            });
            sides.put(side, button);
            buttons.getChildren().add(button);
        }
        headline.setId("side-headline");
        headline.setMinWidth(0);
        headline.setMaxWidth(Double.MAX_VALUE);
        headline.setTooltip(new Tooltip("Opens the impact"));
        headline.setOnAction(_ -> {
            headline.setVisited(false);
            openImpact.run();
        });
        HBox.setHgrow(headline, Priority.ALWAYS);
        getChildren().addAll(buttons, title, headline);
        setVisible(false);
        setManaged(false);
    }

    private static String said(WhatIf.Side side) {
        return switch (side) {
            case BEFORE -> "The cluster as it is";
            case AFTER -> "The cluster as it would be";
            case DIFFERENCE -> "What would change; the rest steps back";
        };
    }

    void show(SideModel model) {
        setVisible(model.drafting());
        setManaged(model.drafting());
        sides.forEach((side, button) -> button.setSelected(side == model.side()));
        title.setText(model.title());
        headline.setText(model.headline());
        StyleClasses.set(headline, "hyperlink", "line-link", model.tone().style());
    }
}
