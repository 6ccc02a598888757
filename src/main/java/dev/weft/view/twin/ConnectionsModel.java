package dev.weft.view.twin;

import dev.weft.flow.FlowWindow;
import dev.weft.flow.SourceOrder;
import dev.weft.session.Frame;
import dev.weft.topology.EdgeId;
import dev.weft.topology.EdgeState;
import dev.weft.topology.Evidence;
import dev.weft.topology.Sighting;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.format.Csv;
import dev.weft.view.panel.FlowWording;
import dev.weft.view.panel.Wording;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The lines of the picture as rows, in the order of their ends: what is filtered away or folded there is so here.
/// Whereas the flow table counts flows between pods, here is also what is allowed and was never seen.
record ConnectionsModel(List<Row> rows) {
    static final ConnectionsModel EMPTY = new ConnectionsModel(List.of());

    /// `words` are the state's; those of each pair, counted, where the line stands for several.
    record Row(EdgeId id, Ends ends, String ports, EdgeState state, String words, Activity activity) {}

    record Ends(String source, String target) {}

    /// `rate` is of connections or requests a second, by the best source that knows one; figures of two sources are
    /// never added. `by` names the sources.
    record Activity(OptionalDouble rate, Optional<Instant> last, String by) {
        static final Activity NONE = new Activity(OptionalDouble.empty(), Optional.empty(), "");
    }

    enum Column {
        SOURCE("From", 160),
        TARGET("To", 160),
        PORTS("Ports", 116),
        STATE("State", 124),
        RATE("Rate", 62),
        LAST("Last seen", 78),
        BY("By", 96);

        private final String title;
        private final double width;

        Column(String title, double width) {
            this.title = title;
            this.width = width;
        }

        String title() {
            return title;
        }

        /// Pixels at the usual text size.
        double width() {
            return width;
        }

        Comparator<Row> order() {
            return switch (this) {
                case SOURCE -> Comparator.comparing(row -> row.ends().source());
                case TARGET -> Comparator.comparing(row -> row.ends().target());
                case PORTS -> Comparator.comparing(Row::ports);
                case STATE -> Comparator.comparing(Row::state);
                case RATE -> Comparator.comparingDouble(row -> row.activity().rate().orElse(-1));
                case LAST -> Comparator.comparing(row -> row.activity().last().orElse(Instant.MIN));
                case BY -> Comparator.comparing(row -> row.activity().by());
            };
        }

        /// Empty for what is not known.
        String text(Row row) {
            return switch (this) {
                case SOURCE -> row.ends().source();
                case TARGET -> row.ends().target();
                case PORTS -> row.ports();
                case STATE -> row.words();
                case RATE -> FlowWording.perSecond(row.activity().rate());
                case LAST -> row.activity().last().map(Wording::clock).orElse("");
                case BY -> row.activity().by();
            };
        }
    }

    ConnectionsModel {
        rows = List.copyOf(rows);
    }

    /// Cost: one pass over the edges that are drawn and what was seen on them. Made beside the FX thread.
    static ConnectionsModel of(Frame frame) {
        var flows = frame.meaning().flows();
        return new ConnectionsModel(frame.scene().topology().edges().stream()
                .map(edge -> row(frame, edge, flows))
                .sorted(Column.SOURCE.order().thenComparing(Column.TARGET.order()).thenComparing(Row::id))
                .toList());
    }

    private static Row row(Frame frame, TopologyEdge edge, FlowWindow flows) {
        var observed = edge.evidence().stream()
                .filter(Evidence.Observed.class::isInstance)
                .map(Evidence.Observed.class::cast)
                .toList();
        var seen = observed.isEmpty() ? List.<Sighting>of() : Sighting.of(observed, flows);
        var ends = new Ends(Wording.name(frame, edge.id().source()), Wording.name(frame, edge.id().target()));
        var disagrees = seen.stream().anyMatch(one -> one.disagreement().isPresent()) ? "≠ " : "";
        var words = edge.merged() ? edge.pairs().toString() : edge.state().word();
        return new Row(edge.id(), ends, ports(edge, seen), edge.state(), disagrees + words, activity(seen));
    }

    /// Those that were seen; else those that policy allows, or that a Service leads to.
    private static String ports(TopologyEdge edge, List<Sighting> seen) {
        return seen.isEmpty()
                ? edge.evidence().stream()
                        .map(ConnectionsModel::ports)
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(", "))
                : seen.stream().map(one -> one.kind().traffic().toString()).distinct()
                        .collect(Collectors.joining(", "));
    }

    private static String ports(Evidence evidence) {
        return switch (evidence) {
            case Evidence.Declared(var allowed, var unknown) ->
                Wording.traffic(allowed.isEmpty() ? unknown : allowed);
            case Evidence.Drafted(var gained, var lost, var unsure) ->
                Wording.traffic(!lost.isEmpty() ? lost : !gained.isEmpty() ? gained : unsure);
            case Evidence.Leads(_, var ports) -> String.join(", ", ports);
            case Evidence.Refused _, Evidence.Observed _ -> "";
        };
    }

    private static Activity activity(List<Sighting> seen) {
        if (seen.isEmpty()) {
            return Activity.NONE;
        }
        var sources = seen.stream().map(one -> one.kind().by()).distinct().sorted(SourceOrder.ORDER).toList();
        var rate = sources.stream()
                .map(by -> rate(seen, by))
                .filter(OptionalDouble::isPresent)
                .findFirst()
                .orElse(OptionalDouble.empty());
        var last = seen.stream().map(one -> one.seen().last()).max(Comparator.naturalOrder());
        return new Activity(
                rate, last, sources.stream().map(FlowWording::source).collect(Collectors.joining(", ")));
    }

    private static OptionalDouble rate(List<Sighting> seen, String by) {
        var known = seen.stream()
                .filter(one -> one.kind().by().equals(by))
                .map(one -> one.rates().connections().isPresent() ? one.rates().connections() : one.rates().requests())
                .flatMapToDouble(OptionalDouble::stream)
                .summaryStatistics();
        return known.getCount() == 0 ? OptionalDouble.empty() : OptionalDouble.of(known.getSum());
    }

    /// `41 connections, 3 denied, 1 unknown`.
    String summary() {
        var text = Wording.count(rows.size(), "connection");
        for (var state : List.of(EdgeState.OBSERVED_DENIED, EdgeState.UNKNOWN)) {
            long count = rows.stream().filter(row -> row.state() == state).count();
            text += count == 0 ? "" : ", " + count + " " + state.word();
        }
        return text;
    }

    /// A header, then a line a row in the order given; instants in UTC, rates a second.
    static Stream<String> csv(List<Row> rows) {
        return Stream.concat(
                Stream.of("source,target,ports,state,per_second,last,by"),
                rows.stream().map(row -> Csv.line(Stream.of(
                        row.ends().source(),
                        row.ends().target(),
                        row.ports(),
                        row.words(),
                        row.activity().rate().isPresent()
                                ? String.format(Locale.ROOT, "%.3f", row.activity().rate().getAsDouble())
                                : "",
                        row.activity().last().map(Instant::toString).orElse(""),
                        row.activity().by()))));
    }
}
