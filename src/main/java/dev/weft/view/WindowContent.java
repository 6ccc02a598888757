package dev.weft.view;

import dev.weft.flow.recording.Playback;
import dev.weft.net.Traffic;
import dev.weft.picture.Pick;
import dev.weft.picture.Picture;
import dev.weft.picture.ViewState;
import dev.weft.session.Frame;
import dev.weft.session.ViewRequest;
import dev.weft.view.apply.Applying;
import dev.weft.view.arrange.Arranging;
import dev.weft.view.command.Command;
import dev.weft.view.command.WindowCommands;
import dev.weft.view.draft.DraftDesk;
import dev.weft.view.editor.Aside;
import dev.weft.view.export.PictureExport;
import dev.weft.view.gesture.GestureDesk;
import dev.weft.view.graph.GraphListener;
import dev.weft.view.graph.GraphPane;
import dev.weft.view.look.Appearance;
import dev.weft.view.panel.FilterBar;
import dev.weft.view.panel.FilterModel;
import dev.weft.view.panel.InspectorModel;
import dev.weft.view.panel.InspectorPane;
import dev.weft.view.traffic.RecordButton;
import dev.weft.view.traffic.TrafficPanels;
import dev.weft.view.twin.LowerTabs.Page;
import dev.weft.view.twin.Twins;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.Parent;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.Stage;

/// What the window remembers and how it changes: frames and clicks go in, [MainModel] changes, the panes show it.
///
/// Threads: confined to the FX thread.
final class WindowContent implements GraphListener {
    private final Stage stage;
    private final WindowDoors doors;
    private final Dialogs dialogs;
    private final GraphPane graph;
    private final GraphMenu menu;
    private final FilterBar filters;
    private final Looking looking;
    private final InspectorPane inspector;
    private final DraftDesk draft;
    private final GestureDesk gestures;
    private final TrafficPanels traffic;
    private final Twins twins;
    private final Applying applying;
    private final Arranging arranging;
    private final WindowLayout layout;
    private final Telling telling;
    private final FxFrames<Playback.Position> positions;
    private MainModel model;
    private final Appearance look;

    WindowContent(
            Stage stage, WindowDoors doors, MainModel first, BiConsumer<Frame, ViewState> paint,
            PictureExport pictures, Remembered remembered) {
        this.stage = stage;
        this.doors = doors;
        this.model = first;
        this.dialogs = new Dialogs(stage);
        this.graph = new GraphPane(paint, this);
        this.draft = new DraftDesk(desk());
        this.gestures = new GestureDesk(hands(draft::step));
        this.menu = new GraphMenu(
                new GraphMenu.Doors(
                        draft::edit, draft::newPolicy, draft::newNamespacePolicy, this::toggleFold, this::showOnly,
                        graph::fit), gestures);
        var looks = new Looking.Doors(() -> model, this::wish, this::select, draft::edit, dialogs::tell, doors);
        this.looking = new Looking(looks, graph, remembered.filters());
        var search = looking.searching().field();
        this.filters = new FilterBar(filter -> wish(wished -> wished.withFilter(filter)), search, search::show);
        this.inspector = new InspectorPane(
                new InspectorPane.Doors(this::select, draft::edit, this::choosePort, draft::pin));
        this.traffic = new TrafficPanels(trafficDoors(), tape(), () -> below(Optional.empty()));
        this.twins = new Twins(new Twins.Doors(
                this::select, graph::light, draft::edit, dialogs.files(doors.aside()),
                new Aside(doors.aside(), FxFrames::run), () -> below(Optional.empty())));
        this.applying = new Applying(
                stage,
                new Applying.Doors(() -> model.frame(), () -> model.wish().draft(), this::drafted, FxFrames::run));
        this.arranging = new Arranging(arrangement(), remembered.lenses());
        this.look = new Appearance(stage, (theme, type) -> {
            graph.dress(theme, type);
            twins.theme(theme);
        });
        var panels = new WindowLayout.Panels(inspector, draft, twins);
        this.layout = new WindowLayout(
                new WindowLayout.Parts(graph, filters, panels, traffic, looking), commands(pictures),
                ContextMenus.of(doors.sources(), remembered.recents()));
        layout.offer(pictures.notice());
        this.telling = new Telling(doors, traffic, layout);
        this.positions = new FxFrames<>(traffic.timeline()::show);
        begin(first.source());
        show();
    }

    private void begin(OpenSource source) {
        graph.lay(gestures);
        look.attach(new Appearance.Panels(layout::project, layout::toggleLegend, graph::toggleMap));
        applying.source(source.name(), source.applying());
        draft.tool(applying.bar());
        draft.keys(layout.root());
        draft.attach(source.home());
        layout.offer(applying.offer());
        arranging.attach(graph, layout::over, layout::beside, layout::explain);
        arranging.tools().forEach(layout::tool);
        layout.onTab(this::tabChosen);
        layout.onPage(this::pageChosen);
        layout.onSecond(() -> telling.second(model));
    }

    private Arranging.Doors arrangement() {
        return new Arranging.Doors(this::wish, () -> wished(model.withAllOpen()), () -> selected(Optional.empty()),
                new Aside(doors.aside(), FxFrames::run));
    }

    private TrafficPanels.Doors trafficDoors() {
        return new TrafficPanels.Doors(
                this::wish, edge -> select(new Pick.OfEdge(edge)), this::readSockets, dialogs::consents, Dialogs::copy,
                (format, rows) -> dialogs.export(format, rows, doors.aside()));
    }

    private GestureDesk.Doors hands(Consumer<Step> step) {
        return new GestureDesk.Doors(
                () -> model.frame(),
                doors.policies().evaluation(),
                new Aside(doors.aside(), FxFrames::run),
                step,
                text -> dialogs.tell("Nothing is drafted", text),
                new GestureDesk.Place(graph::endAt, graph::onScreen, graph::middleOfSelection, graph::requestFocus));
    }

    Parent root() {
        return layout.root();
    }

    GraphPane graph() {
        return graph;
    }

    DraftDesk draft() {
        return draft;
    }

    Dialogs dialogs() {
        return dialogs;
    }

    Appearance look() {
        return look;
    }

    /// A frame, or only the news that another source is being opened.
    @SuppressWarnings("ReferenceEquality") // the same place opened again is another session
    void arrived(OpenSource source, Optional<Frame> frame) {
        if (source != model.source()) {
            model = MainModel.of(source);
            traffic.timeline().attach(source.playback());
            source.playback().ifPresent(played -> played.listen(positions::publish));
            layout.below(Optional.empty());
            layout.choose(WindowLayout.Tab.DETAILS);
            graph.forget();
            looking.forget();
            draft.attach(source.home());
            applying.source(source.name(), source.applying());
        }
        frame.ifPresent(newest -> {
            if (model.frame().isEmpty() && !model.wish().equals(newest.request())) {
                doors.wishes().accept(model.wish()); // a session begins without a wish
            }
            model = model.withFrame(newest);
            graph.show(newest);
            looking.arrived(newest);
        });
        show();
    }

    void arrived(Picture picture) {
        boolean first = !graph.isPainted();
        graph.arrived(picture);
        if (first) {
            telling.progress(model, graph.isPainted());
        }
    }

    private void show() {
        telling.progress(model, graph.isPainted());
        arranging.show(model.frame(), model.wish().arrangement().scope());
        model.frame().ifPresent(frame ->
                filters.show(FilterModel.of(frame, model.wish().filter(), model.wish().folded())));
        showPanels();
        telling.status(model);
    }

    /// Only the panel that is seen is made.
    private void showPanels() {
        model.frame().ifPresent(frame -> {
            twins.show(frame);
            if (layout.isShown(WindowLayout.Tab.DETAILS)) {
                inspector.show(InspectorModel.of(frame, model.selection(), model.port()));
            }
        });
        draft.show(layout.isShown(WindowLayout.Tab.DRAFT));
        layout.drafting(draft.title());
        applying.arrived();
    }

    private void wish(UnaryOperator<ViewRequest> change) {
        wished(model.withWish(change.apply(model.wish())));
    }

    private void drafted(Draft next) {
        wish(wished -> wished.withDraft(next));
    }

    private void wished(MainModel next) {
        boolean changed = !next.wish().equals(model.wish());
        if (!next.wish().arrangement().equals(model.wish().arrangement())) {
            next.source().arrangement().keep().accept(next.wish().arrangement());
        }
        model = next;
        if (changed) {
            doors.wishes().accept(model.wish());
            draft.keep();
        }
        show();
    }

    private void select(Pick pick) {
        selected(Optional.of(pick));
        model.boxOf(pick).ifPresent(graph::reveal);
    }

    @Override
    public void selected(Optional<Pick> pick) {
        model = model.withSelection(pick);
        graph.select(pick);
        looking.selected(pick);
        twins.selected(pick);
        traffic.table().selectEdge(pick.filter(Pick.OfEdge.class::isInstance).map(edge -> ((Pick.OfEdge) edge).id()));
        showPanels();
    }

    @Override
    public void opened(Pick pick) {
        selected(Optional.of(pick));
        layout.choose(WindowLayout.Tab.DETAILS);
        inspector.requestFocus();
    }

    @Override
    public void folded(Pick pick) {
        model.boxNamed(pick).ifPresent(this::toggleFold);
    }

    @Override
    public List<MenuItem> menu(Optional<Pick> pick) {
        var items = new ArrayList<>(menu.of(model, pick));
        pick.map(draft::menu).filter(more -> !more.isEmpty()).ifPresent(more -> {
            items.add(new SeparatorMenuItem());
            items.addAll(more);
        });
        items.addAll(looking.menu(pick));
        return items;
    }

    @Override
    public void typed(String character) {
        looking.typed(character);
    }

    @Override
    public void escaped() {
        looking.escaped();
    }

    @Override
    public void flipped() {
        draft.flip();
    }

    private RecordButton.Doors tape() {
        var recorder = doors.sources().recorder();
        return new RecordButton.Doors(
                () -> dialogs.saveAs("Record what is seen", "recording.weft"), recorder.start(), recorder.stop());
    }

    private void choosePort(Traffic port) {
        model = model.withPort(port);
        showPanels();
    }

    private void toggleFold(String namespace) {
        wished(model.withFoldToggled(namespace));
    }

    private void showOnly(String namespace) {
        wish(wished -> wished.withFilter(
                wished.filter().withNamespaces(Set.of(namespace)).withText("")));
    }

    private void readSockets() {
        dialogs.readSockets(model).ifPresent(chosen ->
                wish(wished -> wished.withFlows(wished.flows().withSockets(chosen))));
    }

    private void tabChosen() {
        boolean truth = layout.isShown(WindowLayout.Tab.TRUTH);
        if (truth != model.wish().panels().truth()) {
            traffic.truthOpen(truth);
        }
        showPanels();
    }

    private void below(Optional<Page> page) {
        layout.below(page);
        pageChosen();
        page.ifPresentOrElse(
                shown -> twins.focus(shown, traffic.table()::focusFilter), graph::requestFocus);
    }

    private void pageChosen() {
        boolean flows = layout.isBelow(Page.FLOWS);
        if (flows != model.wish().panels().table().isPresent()) {
            traffic.tableOpen(flows);
        }
        showPanels();
    }

    private List<Command> commands(PictureExport pictures) {
        return looking.with(arranging.with(WindowCommands.of(new WindowCommands.Doors(
                new Opening(stage, dialogs, doors).commands(pictures),
                new WindowCommands.Views(
                        graph::fit,
                        graph::zoom,
                        () -> wished(model.withAllFolded()),
                        () -> wished(model.withAllOpen()),
                        looking.searching().field()::focusText,
                        look),
                arranging.commands(),
                new WindowCommands.Flows(
                        traffic.sources()::open,
                        this::readSockets,
                        traffic::window,
                        page -> below(layout.isBelow(page) ? Optional.empty() : Optional.of(page)),
                        () -> layout.choose(WindowLayout.Tab.TRUTH),
                        new WindowCommands.Tape(traffic.record()::toggle, traffic.timeline()::toggle)),
                new WindowCommands.Policies(
                        this::newPolicy,
                        () -> layout.choose(WindowLayout.Tab.POLICIES),
                        () -> twins.openOutline(() -> layout.choose(WindowLayout.Tab.OUTLINE)),
                        new WindowCommands.Drafting(
                                draft::undo, draft::redo, draft::discard, draft::side, draft::isDrafting),
                        new WindowCommands.Writing(this::apply, applying::openRevert))))));
    }

    private DraftDesk.Doors desk() {
        return new DraftDesk.Doors(
                new DraftDesk.State(() -> model.frame(), () -> model.wish(), this::wish),
                new DraftDesk.Views(this::select, this::explain, () -> layout.choose(WindowLayout.Tab.DRAFT),
                        graph::light),
                new DraftDesk.Dialogs(dialogs::owner, dialogs::export, dialogs::tell),
                new Aside(doors.aside(), FxFrames::run),
                new DraftDesk.Rules(
                        doors.policies().kinds(), doors.policies().evaluation(), doors.policies().exports()));
    }

    private void explain(Pick pick, Traffic packet) {
        select(pick);
        layout.choose(WindowLayout.Tab.DETAILS);
        choosePort(packet);
    }

    /// For what is selected; else for the first namespace that is shown.
    private void newPolicy() {
        model.selectedWorkload()
                .ifPresentOrElse(draft::newPolicy, () -> model.homeNamespace().ifPresent(draft::newNamespacePolicy));
    }

    /// The draft panel says why not, where it cannot be.
    private void apply() {
        layout.choose(WindowLayout.Tab.DRAFT);
        applying.open();
    }
}
