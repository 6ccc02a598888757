package dev.weft.session;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.flow.FlowRates;
import dev.weft.flow.FlowWindow;
import dev.weft.flow.filter.FlowMatcher;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Evidence;
import dev.weft.topology.Paces;
import dev.weft.topology.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The flow table: what fits its filter, sorted; of `total` flows in the window.
///
/// Cost: one pass and one sort. Made on the analysis thread, while the table is open.
public record FlowRows(List<Row> rows, int total) {
    public static final FlowRows NONE = new FlowRows(List.of(), 0);

    /// `edge` is between its ends before any filter or fold.
    public record Row(EdgeId edge, Evidence.Observed seen, FlowRates rates) {}

    private record Keyed(Comparable<?> by, String name, Row row) {}

    public FlowRows {
        rows = List.copyOf(rows);
    }

    static FlowRows of(List<Topology.Seen> seen, FlowWindow flows, ClusterSnapshot snapshot, TableWish wish) {
        var matcher = new FlowMatcher(wish.filter(), snapshot);
        boolean all = wish.filter().terms().isEmpty();
        var paces = Paces.of(flows);
        var order = key(wish.by());
        var kept = new ArrayList<Keyed>();
        for (var one : seen) {
            var key = one.observed().key();
            var stats = one.observed().stats();
            if (all || matcher.matches(key, stats.facts())) {
                var row = new Row(one.edge(), one.observed(), paces.of(key, stats));
                kept.add(new Keyed(order.apply(row), name(row), row));
            }
        }
        kept.sort(comparator(wish.descending()).thenComparing(Keyed::name));
        return new FlowRows(kept.stream().map(Keyed::row).toList(), seen.size());
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // keys of one column are of one type
    private static Comparator<Keyed> comparator(boolean descending) {
        Comparator<Keyed> order = (one, other) -> ((Comparable) one.by).compareTo(other.by);
        return descending ? order.reversed() : order;
    }

    /// Rows alike in the column stand in a fixed order: a table that shuffles cannot be read.
    private static String name(Row row) {
        var key = row.seen.key();
        return key.source().text() + '\n' + key.destination().text() + '\n' + key.traffic() + key.verdict() + key.by();
    }

    private static Function<Row, Comparable<?>> key(TableWish.Column column) {
        return switch (column) {
            case LAST -> row -> row.seen.stats().last();
            case FROM -> row -> row.seen.key().source().text();
            case TO -> row -> row.seen.key().destination().text();
            case PORT -> row -> row.seen.key().traffic();
            case VERDICT -> row -> row.seen.key().verdict();
            case POLICY -> row -> row.seen.now();
            case BY -> row -> row.seen.key().by();
            case RATE -> row -> rate(row.rates);
            case CONNECTIONS -> row -> row.seen.stats().counts().connections().orElse(-1);
            case BYTES -> row -> row.seen.stats().counts().bytes().orElse(-1);
            case POLICIES -> FlowRows::policies;
            case REQUEST -> row -> row.seen.stats().facts().request();
        };
    }

    private static double rate(FlowRates rates) {
        return rates.connections().orElse(rates.requests().orElse(-1));
    }

    /// The policies that the data plane named, by their paths.
    public static String policies(Row row) {
        var facts = row.seen.stats().facts();
        return Stream.concat(facts.allowedBy().stream(), facts.deniedBy().stream())
                .map(ObjectRef::path)
                .sorted()
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
