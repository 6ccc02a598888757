package dev.weft.view.lens;

import dev.weft.session.Frame;
import dev.weft.session.ViewRequest;
import dev.weft.session.WhatIf;
import dev.weft.topology.lens.Lens;
import dev.weft.view.command.Command;
import dev.weft.view.editor.Aside;
import dev.weft.view.graph.GraphPane;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;

/// The lenses that are on: a menu of them, their commands, and what follows from a choice.
///
/// Threads: confined to the FX thread.
public final class LensDesk {
    private static final String DIFFERENCE = "Draft difference";

    private final LensHome home;
    private final Consumer<UnaryOperator<ViewRequest>> wish;
    private final MenuButton menu = new MenuButton();
    private final Map<Lens, CheckMenuItem> items = new EnumMap<>(Lens.class);
    private final CheckMenuItem difference = new CheckMenuItem(DIFFERENCE);
    private final Aside beside;
    private Optional<GraphPane> graph = Optional.empty();
    private Optional<LensLines> lines = Optional.empty();
    private LensModel model;
    private boolean wishing;

    /// `wish` changes what is asked of the analysis; `beside` works off this thread.
    public LensDesk(LensHome home, Consumer<UnaryOperator<ViewRequest>> wish, Aside beside) {
        this.home = home;
        this.beside = beside;
        this.wish = wish;
        this.model = LensModel.of(home.first());
        menu.setId("overlays");
        menu.setTooltip(new Tooltip("What lies over the picture; several at once (O)"));
        menu.setMinWidth(MenuButton.USE_PREF_SIZE);
        for (var lens : Lens.values()) {
            var item = new CheckMenuItem(lens.title() + ": " + lens.says());
            item.setId("overlay-choice-" + lens.word());
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> toggle(lens));
            items.put(lens, item);
            menu.getItems().add(item);
        }
        difference.setId("overlay-choice-difference");
        difference.setMnemonicParsing(false);
        difference.setOnAction(_ -> toggleDifference());
        menu.getItems().addAll(new SeparatorMenuItem(), difference);
        fill();
    }

    /// The choice, for the toolbar.
    public Node tool() {
        return menu;
    }

    /// Who draws them, and where it is said what they mean.
    public void attach(GraphPane drawing, Consumer<List<Node>> legend) {
        graph = Optional.of(drawing);
        lines = Optional.of(new LensLines(beside, legend));
        drawing.look(model.on());
    }

    /// What is asked of the analysis is asked again where another source knows nothing of it yet.
    public void show(Optional<Frame> frame) {
        var next = model.in(frame);
        if (!next.equals(model)) {
            model = next;
            fill();
        }
        boolean unheard = frame.filter(known -> !known.request().panels().lenses().equals(
                        known.request().panels().withLenses(model.on()).lenses()))
                .isPresent();
        if (unheard && !wishing) {
            ask();
        }
        explain(frame);
    }

    private void explain(Optional<Frame> frame) {
        graph.ifPresent(drawn -> frame.ifPresent(known ->
                lines.ifPresent(legend -> legend.show(known, model.on(), drawn.look().theme()))));
    }

    private void ask() {
        wishing = true;
        wish.accept(wished -> wished.withPanels(wished.panels().withLenses(model.on())));
        wishing = false;
    }

    void toggle(Lens lens) {
        model = model.toggled(lens);
        fill();
        graph.ifPresent(drawn -> {
            drawn.look(model.on());
            explain(drawn.frame());
        });
        home.keep().accept(model.on());
        ask();
    }

    private void toggleDifference() {
        boolean shown = model.difference();
        if (model.drafting()) {
            wish.accept(wished -> wished.withWhatIf(
                    wished.whatIf().with(shown ? WhatIf.Side.BEFORE : WhatIf.Side.DIFFERENCE)));
        }
        fill();
    }

    private void fill() {
        menu.setText(model.button());
        menu.setAccessibleText(model.spoken());
        items.forEach((lens, item) -> item.setSelected(model.on().contains(lens)));
        difference.setDisable(!model.drafting());
        difference.setSelected(model.difference());
    }

    private void open() {
        menu.requestFocus();
        menu.show();
    }

    /// These behind the others.
    public List<Command> with(List<Command> others) {
        var all = new ArrayList<>(others);
        all.add(Command.of(Command.Menu.VIEW, "overlays-menu", "Overlays…", "", this::open).onPicture("o"));
        int key = 1;
        for (var lens : Lens.values()) {
            all.add(Command.of(
                            Command.Menu.VIEW, "overlay-" + lens.word(), "Overlay: " + lens.title().toLowerCase(
                                    java.util.Locale.ROOT), "Shortcut+Alt+" + key++, () -> toggle(lens))
                    .checked(() -> model.on().contains(lens)));
        }
        all.add(Command.of(
                        Command.Menu.VIEW, "overlay-difference", "Overlay: draft difference",
                        "Shortcut+Alt+" + key, this::toggleDifference)
                .when(() -> model.drafting())
                .checked(() -> model.difference()));
        return List.copyOf(all);
    }
}
