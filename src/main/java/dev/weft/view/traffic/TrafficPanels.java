package dev.weft.view.traffic;

import dev.weft.flow.SourceOrder;
import dev.weft.session.FlowRows;
import dev.weft.session.FlowWish;
import dev.weft.session.Frame;
import dev.weft.session.ViewRequest;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The panels of live traffic together, and what they wish.
public final class TrafficPanels {
    /// Where clicks go. `wish` changes what analysis is asked for; `sockets` asks which pods may be read.
    public record Doors(
            Consumer<UnaryOperator<ViewRequest>> wish,
            Consumer<EdgeId> select,
            Runnable sockets,
            Predicate<SourcesModel.Line> consents,
            Consumer<String> copy,
            BiConsumer<FlowExport, List<FlowRows.Row>> export) {}

    private final Doors doors;
    private final SourcesButton sources;
    private final WindowMenu window;
    private final TruthPane truth;
    private final TruthBanner banner;
    private final FlowTablePane table;
    private final RecordButton record;
    private final TimelineBar timeline = new TimelineBar();

    /// `hide` is called when the table is closed.
    public TrafficPanels(Doors doors, RecordButton.Doors tape, Runnable hide) {
        this.doors = doors;
        this.sources = new SourcesButton(new SourcesButton.Doors(this::choose, this::sockets, this::consents));
        this.record = new RecordButton(tape);
        this.window = new WindowMenu(this::window);
        this.truth = new TruthPane(this::truth);
        this.banner = new TruthBanner(() -> truth(Optional.empty()));
        this.table = new FlowTablePane(new FlowTablePane.Doors(
                wish -> doors.wish().accept(wished ->
                        wished.withPanels(wished.panels().withTable(Optional.of(wish)))),
                doors.select(),
                doors.copy(),
                doors.export(),
                hide));
    }

    public SourcesButton sources() {
        return sources;
    }

    public WindowMenu windowMenu() {
        return window;
    }

    public TruthPane truth() {
        return truth;
    }

    public TruthBanner banner() {
        return banner;
    }

    public RecordButton record() {
        return record;
    }

    public TimelineBar timeline() {
        return timeline;
    }

    public FlowTablePane table() {
        return table;
    }

    private void flows(UnaryOperator<FlowWish> change) {
        doors.wish().accept(wished -> wished.withFlows(change.apply(wished.flows())));
    }

    private void choose(Optional<Set<String>> chosen) {
        flows(wished -> wished.withSources(chosen));
    }

    /// What the user agreed to is remembered for the session.
    private boolean consents(SourcesModel.Line line) {
        boolean agreed = doors.consents().test(line);
        if (agreed) {
            flows(wished -> {
                var secrets = new TreeSet<>(wished.secrets());
                secrets.add(line.source());
                return wished.withSecrets(secrets);
            });
        }
        return agreed;
    }

    private void sockets(boolean on) {
        if (on) {
            doors.sockets().run();
        } else {
            flows(wished -> wished.withSockets(Set.of())
                    .withSources(wished.sources().map(TrafficPanels::without)));
        }
    }

    private static Set<String> without(Set<String> chosen) {
        var rest = new TreeSet<>(SourceOrder.ORDER);
        rest.addAll(chosen);
        rest.remove("sockets");
        return rest;
    }

    /// How far back to look.
    public void window(Duration span) {
        flows(wished -> wished.withWindow(span));
    }

    private void truth(Optional<Truth> chosen) {
        doors.wish().accept(wished -> wished.withFilter(wished.filter().withTruth(chosen)));
    }

    /// The table begins, or ends, to cost analysis.
    public void tableOpen(boolean open) {
        doors.wish().accept(wished -> wished.withPanels(
                wished.panels().withTable(open ? Optional.of(table.wished()) : Optional.empty())));
    }

    /// So does the truth table.
    public void truthOpen(boolean open) {
        doors.wish().accept(wished -> wished.withPanels(wished.panels().withTruth(open)));
    }

    /// `now` is our clock.
    public void show(Frame frame, ViewRequest wish, Instant now) {
        sources.show(SourcesModel.of(frame, wish.flows(), now));
        window.show(wish.flows());
        if (wish.panels().truth() || wish.filter().truth().isPresent()) {
            var model = TruthModel.of(frame, now);
            truth.show(model);
            banner.show(model.banner());
        } else {
            banner.show(Optional.empty());
        }
        if (wish.panels().table().isPresent()) {
            table.show(frame);
        }
    }
}
