package dev.weft.view.recovery;

import dev.weft.session.WhatIf;
import dev.weft.session.keep.DraftKeeper;
import dev.weft.session.keep.DraftNews;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A quiet bar that asks whether to go on with what an earlier window left, one after the other; without news it takes
/// no room.
public final class RecoveryBar extends HBox {
    /// `begun` is what is supposed now; `wish` replaces it, and is kept at once. `back` brings news to the FX thread.
    public record Doors(
            Supplier<WhatIf> begun, Consumer<WhatIf> wish, Runnable open, InstantSource clock,
            Consumer<Runnable> back) {}

    private static final String FULL =
            "There is no room for more branches beside yours: remove one of them, then continue.";

    private final Doors doors;
    private final Label text = new Label();
    private final Button goOn = button("Continue", "recovery-continue", this::goOn);
    private final Button discard = button("Discard", "recovery-discard", this::discard);
    private final Button seen = button("OK", "recovery-ok", this::next);
    private final Queue<DraftNews> news = new ArrayDeque<>();
    private DraftHome home = DraftHome.NONE;

    public RecoveryBar(Doors doors) {
        this.doors = doors;
        setId("recovery");
        getStyleClass().add("picture-banner");
        text.setId("recovery-text");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(text, goOn, discard, seen);
        show();
    }

    private static Button button(String words, String id, Runnable action) {
        var button = new Button(words);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// Another source is shown: its own news alone.
    public void attach(DraftHome other) {
        home.leave().run();
        home = other;
        news.clear();
        show();
        other.listen().accept(told -> doors.back().accept(() -> arrived(other, told)));
    }

    @SuppressWarnings("ReferenceEquality") // news of a source that was left meanwhile are nobody's
    private void arrived(DraftHome from, DraftNews told) {
        if (from == home) {
            news.add(told);
            show();
        }
    }

    /// What is supposed now is kept.
    public void keep(WhatIf whatIf) {
        home.keep().accept(whatIf);
    }

    private void show() {
        var first = news.peek();
        setVisible(first != null);
        setManaged(first != null);
        if (first == null) {
            return;
        }
        var model = RecoveryModel.of(first, doors.clock().instant(), ZoneId.systemDefault());
        text.setText(model.text());
        shown(goOn, model.question());
        shown(discard, model.question());
        shown(seen, !model.question());
    }

    private static void shown(Button button, boolean wanted) {
        button.setVisible(wanted);
        button.setManaged(wanted);
    }

    private void next() {
        news.poll();
        show();
    }

    private void goOn() {
        if (news.peek() instanceof DraftNews.Left left) {
            DraftKeeper.together(left.whatIf(), doors.begun().get()).ifPresentOrElse(
                    both -> {
                        next();
                        doors.wish().accept(both);
                        keep(both);
                        left.taken().run();
                        doors.open().run();
                    },
                    () -> text.setText(FULL));
        }
    }

    private void discard() {
        if (news.peek() instanceof DraftNews.Left left) {
            next();
            left.discarded().run();
        }
    }
}
