package dev.weft.view.gesture;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A small pane on the picture that asks what exactly is meant: a title, what is chosen, and a button that does it.
/// Enter
/// does it, Esc closes it.
///
/// Threads: confined to the FX thread.
final class Card extends VBox {
    private static final double WIDTH = 430;
    /// What a scroll bar takes.
    private static final double BAR = 14;

    private final Label title = new Label();
    private final VBox body = new VBox();
    private final Button deed;
    private final HBox buttons;

    /// `id` names the card and its parts for tests and styles: `ID`, `ID-do`, `ID-close`.
    Card(String id, String verb, Runnable does, Runnable closes) {
        setId(id);
        getStyleClass().add("gesture-card");
        setPrefWidth(WIDTH);
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        title.getStyleClass().add("panel-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        body.getStyleClass().add("gesture-body");
        deed = new Button(verb);
        deed.setId(id + "-do");
        deed.getStyleClass().add("accent");
        deed.setOnAction(_ -> does.run());
        var close = new Button("Cancel");
        close.setId(id + "-close");
        close.setOnAction(_ -> closes.run());
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("gesture-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        buttons = new HBox(gap, close, deed);
        buttons.getStyleClass().add("gesture-buttons");
        buttons.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(title, scroll, buttons);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                closes.run();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER
                    && !deed.isDisabled()
                    && !(event.getTarget() instanceof Button)) {
                does.run();
                event.consume();
            }
        });
    }

    void title(String text) {
        title.setText(text);
        setAccessibleText(text);
    }

    VBox body() {
        return body;
    }

    /// As high as all that it asks needs; a scroll pane by itself would not know how its lines wrap.
    @Override
    protected double computePrefHeight(double width) {
        var insets = getInsets();
        double inner = WIDTH - insets.getLeft() - insets.getRight();
        return insets.getTop()
                + title.prefHeight(inner)
                + body.prefHeight(inner - BAR)
                + buttons.prefHeight(inner)
                + 2 * getSpacing()
                + insets.getBottom()
                + 2;
    }

    /// Can it be done now?
    void ready(boolean can) {
        deed.setDisable(!can);
    }

    static Label heading(String text) {
        var label = new Label(text);
        label.getStyleClass().add("section-title");
        return label;
    }

    static Label sentence(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    static VBox list(EffectLines lines, String id) {
        var box = new VBox();
        box.setId(id);
        box.getStyleClass().add("gesture-effects");
        box.getChildren().setAll(lines.lines().stream()
                .<Node>map(line -> sentence(line.text(), line.tone().style()))
                .toList());
        return box;
    }
}
