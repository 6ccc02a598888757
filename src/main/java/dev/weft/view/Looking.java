package dev.weft.view;

import dev.weft.lazy.Lazy;
import dev.weft.picture.Pick;
import dev.weft.policy.RuleRef;
import dev.weft.session.Frame;
import dev.weft.session.ViewRequest;
import dev.weft.topology.Nearby;
import dev.weft.topology.NodeId;
import dev.weft.view.command.Command;
import dev.weft.view.command.Finder;
import dev.weft.view.command.FloatingLayer;
import dev.weft.view.command.KeySheet;
import dev.weft.view.command.LookCommands;
import dev.weft.view.command.ObjectIndex;
import dev.weft.view.command.Palette;
import dev.weft.view.graph.GraphPane;
import dev.weft.view.panel.Wording;
import dev.weft.view.search.NearBar;
import dev.weft.view.search.SavedFilters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;

/// The ways to look for something: the palette, the objects of the cluster, the keys, the search of the picture, the
/// neighbours of a node, and how one end reaches another. It owns the list of all commands.
///
/// Threads: confined to the FX thread.
final class Looking {
    /// `show` selects a pick and brings it into sight; `edit` opens a rule in the editor.
    record Doors(
            Supplier<MainModel> model,
            Consumer<UnaryOperator<ViewRequest>> wish,
            Consumer<Pick> show,
            Consumer<RuleRef> edit,
            BiConsumer<String, String> tell,
            WindowDoors window) {}

    private static final double WIDTH = 680;
    private static final int REMEMBERED = 8;

    private final Doors doors;
    private final GraphPane graph;
    private final FloatingLayer layer = new FloatingLayer();
    private final Searching searching;
    private final NearBar near;
    private final Reveal reveal;
    private List<Command> commands = List.of();
    private List<String> contexts = List.of();
    private final List<String> recent = new ArrayList<>();
    private Optional<NodeId> last = Optional.empty();
    private Optional<NodeId> before = Optional.empty();
    private Optional<Nearby> fitted = Optional.empty();

    Looking(Doors doors, GraphPane graph, SavedFilters filters) {
        this.doors = doors;
        this.graph = graph;
        this.searching = new Searching(doors, graph, filters);
        this.near = new NearBar(this::steps, this::leave);
        this.reveal = new Reveal(doors);
    }

    Node layer() {
        return layer;
    }

    Node nearBar() {
        return near;
    }

    Searching searching() {
        return searching;
    }

    /// All commands of the window, these behind the others of the same menu.
    List<Command> with(List<Command> others) {
        var all = new ArrayList<>(others);
        all.addAll(LookCommands.of(new LookCommands.Doors(
                () -> palette(""),
                () -> objects(),
                new LookCommands.Searching(
                        searching.field()::focusFilter,
                        () -> searching.step(1),
                        () -> searching.step(-1),
                        searching::keep),
                this::path,
                new LookCommands.Near(
                        this::showNear,
                        () -> deeper(1),
                        () -> deeper(-1),
                        this::leave,
                        () -> centre().isPresent(),
                        () -> nearby().isPresent()),
                this::keys)));
        commands = List.copyOf(all);
        return commands;
    }

    /// A letter on the picture; `:` opens the palette with it.
    void typed(String character) {
        commands.stream().filter(command -> command.answers(character)).findFirst().ifPresent(command -> {
            if (character.equals(":")) {
                palette(":");
            } else {
                command.perform();
            }
        });
    }

    void escaped() {
        if (!searching.closePath()) {
            leave();
        }
    }

    void arrived(Frame frame) {
        searching.arrived(frame);
        reveal.arrived(frame);
        var shown = frame.request().filter().near();
        near.show(shown, shown.map(one -> Wording.name(frame, one.centre())).orElse(""),
                frame.scene().topology().nodes().size());
        if (!shown.equals(fitted)) {
            fitted = shown;
            graph.fit();
        }
    }

    void forget() {
        searching.forget();
        last = Optional.empty();
        before = Optional.empty();
        fitted = Optional.empty();
        layer.close();
    }

    void selected(Optional<Pick> pick) {
        var node = pick.flatMap(Looking::node).filter(Looking::isEnd);
        if (node.isPresent() && !node.equals(last)) {
            before = last;
            last = node;
        }
    }

    /// A group is many, which have nothing to do with one another: it has no neighbourhood and no way to anybody.
    private static boolean isEnd(NodeId id) {
        return id.kind() != NodeId.Kind.GROUP;
    }

    private static Optional<NodeId> node(Pick pick) {
        return switch (pick) {
            case Pick.OfNode(var id) -> Optional.of(id);
            case Pick.OfEdge(var id) -> Optional.of(id.source());
            case Pick.OfGroup(var namespace) -> Optional.of(NodeId.ofNamespace(namespace));
        };
    }

    /// What the context menu of a pick offers.
    List<MenuItem> menu(Optional<Pick> pick) {
        var items = new ArrayList<MenuItem>();
        pick.filter(what -> node(what).filter(Looking::isEnd).isPresent()).ifPresent(what -> {
            items.add(item("Only its neighbours (N)", this::showNear));
            if (what instanceof Pick.OfEdge(var edge)) {
                items.add(item("Other ways from here to there (W)", () ->
                        searching.ask(edge.source(), edge.target())));
            }
            if (what instanceof Pick.OfNode(var id)) {
                items.add(item("How does it reach… (W)", this::path));
                before.filter(one -> !one.equals(id)).flatMap(this::named).ifPresent(name -> items.add(item(
                        "How does " + name + " reach it?", () -> before.ifPresent(from -> searching.ask(from, id)))));
            }
        });
        return items;
    }

    private Optional<String> named(NodeId id) {
        return doors.model().get().frame()
                .filter(frame -> frame.scene().topology().node(id).isPresent())
                .map(frame -> Wording.name(frame, id));
    }

    private static MenuItem item(String text, Runnable action) {
        var item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void keys() {
        var sheet = new KeySheet(commands);
        layer.show(sheet, KeySheet.WIDTH);
        sheet.focus();
    }

    private void palette(String typed) {
        var finder = new Finder<Palette.Choice>(
                "palette",
                "A command, or :ns NAME, :ctx NAME, /FILTER",
                "↑ ↓ choose   Enter does it   Esc closes",
                new Finder.Doors<>(
                        text -> new Palette(commands, recent, namespaces(), contexts).rows(text),
                        Runnable::run, // short, and each command is asked whether it can be done now
                        Runnable::run,
                        this::chosen));
        layer.show(finder, WIDTH);
        finder.open(typed);
        doors.window().sources().contexts().accept(choices -> FxFrames.run(() -> {
            contexts = choices.stream().map(ContextChoice::name).toList();
            finder.refresh();
        }));
    }

    private void chosen(Palette.Choice choice) {
        layer.close();
        switch (choice) {
            case Palette.Choice.Do(var command) -> {
                recent.remove(command.id());
                recent.addFirst(command.id());
                recent.subList(Math.min(REMEMBERED, recent.size()), recent.size()).clear();
                command.perform();
            }
            case Palette.Choice.ShowNamespace(var name) -> doors.wish().accept(wished -> wished.withFilter(
                    wished.filter().withNamespaces(name.isEmpty() ? Set.of() : Set.of(name))));
            case Palette.Choice.OpenContext(var name) ->
                doors.window().sources().open().accept(new SourceChoice.Context(name));
            case Palette.Choice.FilterBy(var text) -> {
                searching.put(text, true);
                searching.field().focusText();
            }
            case Palette.Choice.GoOn(var text) -> palette(text);
        }
    }

    private List<String> namespaces() {
        return doors.model().get().frame()
                .map(frame -> List.copyOf(frame.meaning().snapshot().namespaces().keySet()))
                .orElse(List.of());
    }

    private void objects() {
        find("objects", "Go to a pod, workload, Service, policy, node: name, label or address",
                ObjectIndex::of, place -> {
                    switch (place) {
                        case ObjectIndex.Place.InEditor(var policy) -> doors.edit().accept(policy);
                        case ObjectIndex.Place.OnPicture shown -> reveal.go(shown);
                    }
                });
    }

    /// The index is of the cluster as it is now, made aside at the first question.
    private void find(
            String id, String prompt, java.util.function.Function<dev.weft.cluster.ClusterSnapshot, ObjectIndex> of,
            Consumer<ObjectIndex.Place> chosen) {
        var frame = doors.model().get().frame();
        if (frame.isEmpty()) {
            return;
        }
        var snapshot = frame.get().meaning().snapshot();
        var index = Lazy.of(() -> of.apply(snapshot));
        var finder = new Finder<ObjectIndex.Place>(
                id,
                prompt,
                "↑ ↓ choose   Enter goes there   Esc closes",
                new Finder.Doors<>(
                        text -> index.get().rows(text),
                        doors.window().aside(),
                        FxFrames::run,
                        place -> {
                            layer.close();
                            chosen.accept(place);
                        }));
        layer.show(finder, WIDTH);
        finder.open("");
    }

    /// Of an edge at once; of a node, to whom is asked; of nothing, both ends are.
    private void path() {
        switch (doors.model().get().selection().orElse(null)) {
            case Pick.OfEdge(var edge) -> searching.ask(edge.source(), edge.target());
            case Pick.OfNode(var id) when isEnd(id) -> to(id);
            case Pick.OfNode _ -> from();
            case Pick.OfGroup _ -> from();
            case null -> from();
        }
    }

    private void from() {
        find("path-from", "How does … reach another? First: who sends", ObjectIndex::ofEnds, place ->
                end(place).ifPresent(this::to));
    }

    private void to(NodeId from) {
        var name = named(from).orElse(from.key());
        find("path-to", "How does " + name + " reach … ?", ObjectIndex::ofEnds, place ->
                end(place).ifPresent(to -> searching.ask(from, to)));
    }

    private static Optional<NodeId> end(ObjectIndex.Place place) {
        return place instanceof ObjectIndex.Place.OnPicture(var picks, _)
                ? picks.stream().findFirst().flatMap(Looking::node)
                : Optional.empty();
    }

    private Optional<Nearby> nearby() {
        return doors.model().get().wish().filter().near();
    }

    private Optional<NodeId> centre() {
        return doors.model().get().selection().flatMap(Looking::node).filter(Looking::isEnd);
    }

    /// Of the selection; once more, one step more.
    private void showNear() {
        centre().ifPresent(id -> near(Optional.of(nearby()
                .filter(shown -> shown.centre().equals(id))
                .map(shown -> shown.withSteps(shown.steps() + 1))
                .orElse(new Nearby(id, 1)))));
    }

    private void deeper(int by) {
        nearby().ifPresent(shown -> steps(shown.steps() + by));
    }

    private void steps(int steps) {
        near(nearby().map(shown -> shown.withSteps(steps)));
    }

    private void leave() {
        near(Optional.empty());
    }

    private void near(Optional<Nearby> wanted) {
        if (!wanted.equals(nearby())) {
            doors.wish().accept(wished -> wished.withFilter(wished.filter().withNear(wanted)));
        }
    }
}
