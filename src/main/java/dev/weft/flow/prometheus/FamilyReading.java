package dev.weft.flow.prometheus;

import dev.weft.flow.Flow;
import dev.weft.flow.FlowCounts;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.link.ByText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The answers to all queries of a family, put together to flows. Each edge comes once.
///
/// Threads: confined to one.
/// Cost: O(rows).
final class FamilyReading {
    /// More edges than that are not kept: it is as many as the window holds.
    static final int MOST_EDGES = 50_000;

    private record Pair(FlowEnd source, FlowEnd destination) {
        Pair back() {
            return new Pair(/* source= */ destination, /* destination= */ source);
        }
    }

    private final EdgeReader reader;
    private final Map<FlowKey, EdgeFigures> edges = new HashMap<>();
    private final Set<Pair> callers = new HashSet<>();
    private final Set<Figure> known = EnumSet.noneOf(Figure.class);
    private long nameless;
    private long beyond;

    FamilyReading(EdgeReader reader) {
        this.reader = reader;
    }

    void add(EdgeQuery query, List<MetricRow> rows) {
        known.add(query.figure());
        for (var row : rows) {
            if (Double.isFinite(row.value()) && !reader.ignored(row)) {
                add(query, row);
            }
        }
    }

    private void add(EdgeQuery query, MetricRow row) {
        int rank = rank(row);
        var edge = reader.read(query, row);
        if (edge.isEmpty() || rank < 0) {
            nameless++;
            return;
        }
        var key = edge.get().key();
        if (query.figure() == Figure.CALLER) {
            if (row.value() > 0) {
                callers.add(new Pair(key.source(), key.destination()));
            }
        } else if (edges.size() < MOST_EDGES || edges.containsKey(key)) {
            edges.computeIfAbsent(key, _ -> new EdgeFigures()).add(rank, query.figure(), row.value(), edge.get());
        } else {
            beyond++;
        }
    }

    /// 0 is the best reporter; -1 one that the family does not know.
    private int rank(MetricRow row) {
        var reporters = reader.family().reading().reporters();
        return reporters.isEmpty() ? 0 : reporters.indexOf(row.label(MetricFamily.REPORTER));
    }

    /// Those edges over which something went, in the order of their names, as of `at`.
    List<Flow> flows(Instant at) {
        var flows = new ArrayList<Flow>();
        for (var each : edges.entrySet()) {
            var key = each.getKey();
            if (each.getValue().active() && !isAnswer(key)) {
                flows.add(new Flow(
                        key, at, at, FlowCounts.events(1), each.getValue().rates(known),
                        each.getValue().facts(mayBeAnswer(key))));
            }
        }
        flows.sort((one, other) -> ByText.KEYS.compare(one.key(), other.key()));
        return List.copyOf(flows);
    }

    /// A policy judged the other direction, and only that: this one is what came back.
    private boolean isAnswer(FlowKey key) {
        var pair = new Pair(key.source(), key.destination());
        return seenBothWays(key) && callers.contains(pair.back()) && !callers.contains(pair);
    }

    private boolean mayBeAnswer(FlowKey key) {
        return seenBothWays(key) && !callers.contains(new Pair(key.source(), key.destination()));
    }

    private boolean seenBothWays(FlowKey key) {
        if (!reader.family().reading().answers() || key.verdict() == FlowVerdict.DROPPED) {
            return false;
        }
        var back = new FlowKey(
                /* source= */ key.destination(), /* destination= */ key.source(),
                key.traffic(), key.verdict(), key.by());
        return !back.equals(key) && edges.containsKey(back);
    }

    /// Rows that name no end, or no protocol that policies know.
    long nameless() {
        return nameless;
    }

    /// Rows of edges that were one too many.
    long beyond() {
        return beyond;
    }
}
