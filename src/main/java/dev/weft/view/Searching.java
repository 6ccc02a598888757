package dev.weft.view;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.filter.FlowFilterText;
import dev.weft.picture.Pick;
import dev.weft.session.Frame;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.path.PathFinder;
import dev.weft.view.graph.GraphPane;
import dev.weft.view.path.PathEnds;
import dev.weft.view.path.PathModel;
import dev.weft.view.path.PathPane;
import dev.weft.view.search.Found;
import dev.weft.view.search.PathText;
import dev.weft.view.search.SavedFilters;
import dev.weft.view.search.SavedMenu;
import dev.weft.view.search.SearchField;
import java.util.Optional;

/// What is looked for in the picture, and how one end reaches another: both are found aside, marked on the picture, and
/// found again when another picture comes.
///
/// Threads: confined to the FX thread.
final class Searching {
    private record Asked(NodeId from, NodeId to) {}

    private final Looking.Doors doors;
    private final GraphPane graph;
    private final SearchField field;
    private final SavedMenu saved;
    private final PathPane pane;
    private String text = "";
    private Found found = Found.NOTHING;
    private int at = -1;
    private long finding;
    private long walking;
    private Optional<Asked> asked = Optional.empty();
    private PathModel.Marks way = PathModel.Marks.NONE;
    private Topology searched = Topology.EMPTY;

    Searching(Looking.Doors doors, GraphPane graph, SavedFilters kept) {
        this.doors = doors;
        this.graph = graph;
        this.saved = new SavedMenu(kept, this::typed, chosen -> put(chosen, doors.model().get().isFiltered()));
        this.field = new SearchField(
                new SearchField.Doors(
                        this::find,
                        hidden -> doors.wish().accept(wished -> wished.withFilter(wished.filter().withText(hidden))),
                        this::step,
                        this::path,
                        this::complete,
                        graph::requestFocus),
                saved);
        this.pane = new PathPane(new PathPane.Doors(
                this::mark, edge -> doors.show().accept(new Pick.OfEdge(edge)), doors.edit(), this::turn,
                this::closePath));
    }

    SearchField field() {
        return field;
    }

    PathPane pane() {
        return pane;
    }

    private String typed() {
        return field.text();
    }

    void keep() {
        saved.keep();
    }

    void put(String other, boolean hiding) {
        field.put(other, hiding);
    }

    /// The same search in another picture.
    @SuppressWarnings("ReferenceEquality") // the analyzer hands over the same graph while nothing changed
    void arrived(Frame frame) {
        if (frame.scene().topology() != searched) {
            searched = frame.scene().topology();
            if (!text.isEmpty()) {
                seek(false);
            }
            asked.ifPresent(ends -> walk(ends));
        }
    }

    void forget() {
        found = Found.NOTHING;
        at = -1;
        searched = Topology.EMPTY;
        closePath();
    }

    private void find(String wanted) {
        boolean other = !wanted.equals(text);
        text = wanted;
        if (other) {
            at = -1;
        }
        seek(other);
    }

    /// `fresh`: another text was typed.
    private void seek(boolean fresh) {
        long number = ++finding;
        var wanted = text;
        var frame = doors.model().get().frame();
        if (wanted.isEmpty() || frame.isEmpty()) {
            shown(Found.NOTHING, fresh);
            return;
        }
        doors.window().aside().accept(() -> {
            var now = Found.of(frame.get(), wanted);
            FxFrames.run(() -> {
                if (number == finding) {
                    shown(now, fresh);
                }
            });
        });
    }

    private void shown(Found now, boolean fresh) {
        var before = at >= 0 && at < found.picks().size() ? found.picks().get(at) : null;
        found = now;
        at = fresh || before == null ? -1 : now.picks().indexOf(before);
        marks();
    }

    private void marks() {
        field.found(at, found.picks().size(), !text.isEmpty());
        if (way.nodes().isEmpty() && way.edges().isEmpty()) {
            graph.mark(found.matches().nodes(), found.matches().edges());
        } else {
            graph.mark(way.nodes(), way.edges());
        }
    }

    void step(int by) {
        int size = found.picks().size();
        if (size > 0) {
            at = at < 0 ? (by > 0 ? 0 : size - 1) : Math.floorMod(at + by, size);
            doors.show().accept(found.picks().get(at));
            marks();
        }
    }

    private void complete(String typed, int caret, java.util.function.Consumer<java.util.List<String>> to) {
        var snapshot = doors.model().get().frame().map(frame -> frame.meaning().snapshot());
        snapshot.ifPresent(known -> doors.window().aside().accept(() -> {
            var words = FlowFilterText.complete(typed, caret, known);
            FxFrames.run(() -> to.accept(words));
        }));
    }

    private boolean path(PathText ends) {
        var snapshot = doors.model().get().frame().map(frame -> frame.meaning().snapshot());
        var from = snapshot.flatMap(known -> end(known, ends.from()));
        var to = snapshot.flatMap(known -> end(known, ends.to()));
        if (from.isPresent() && to.isPresent()) {
            ask(from.get(), to.get());
        }
        return from.isPresent() && to.isPresent();
    }

    private Optional<NodeId> end(ClusterSnapshot snapshot, String name) {
        var end = PathEnds.named(snapshot, name);
        if (end.isEmpty()) {
            field.tell("\"" + name + "\" names no single workload, Service or Ingress; write NAMESPACE/NAME");
        }
        return end;
    }

    void ask(NodeId from, NodeId to) {
        graph.listener().selected(Optional.empty()); // what is selected would be lifted beside the way
        walk(new Asked(from, to));
    }

    private void walk(Asked ends) {
        asked = Optional.of(ends);
        long number = ++walking;
        doors.model().get().frame().ifPresent(frame -> doors.window().aside().accept(() -> {
            var reachability = frame.draft()
                    .map(Frame.Outcome::after)
                    .orElse(frame.meaning().reachability());
            var model = PathModel.of(frame, new PathFinder(reachability).find(ends.from(), ends.to()));
            FxFrames.run(() -> {
                if (number == walking) {
                    pane.show(model);
                }
            });
        }));
    }

    private void mark(PathModel.Marks marks) {
        way = marks;
        marks();
    }

    private void turn() {
        asked.ifPresent(ends -> ask(ends.to(), ends.from()));
    }

    /// True when there was one.
    boolean closePath() {
        boolean open = asked.isPresent();
        asked = Optional.empty();
        walking++;
        pane.hide();
        return open;
    }
}
