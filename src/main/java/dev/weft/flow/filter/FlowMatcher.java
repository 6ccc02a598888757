package dev.weft.flow.filter;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.FlowFacts;
import dev.weft.flow.FlowFilter;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A [FlowFilter] made ready for one snapshot, to be asked about many flows.
///
/// Every term answers yes, no, or not known. A flow fits when of the wanted terms each group of alternatives holds a
/// yes, and every negated term says no.
///
/// Labels, owners and addresses are those of the snapshot; a pod that left is known by its name alone. What cannot be
/// known does not fit, and its negation does not fit either: `label:app=web` and `-label:app=web` both leave out a pod
/// whose labels nobody knows any more.
public final class FlowMatcher {
    /// A term about the whole flow.
    private interface Test {
        FilterAnswer ask(FlowKey key, FlowFacts facts);
    }

    private record Group(FlowFilter.Side side, FlowFilter.Field field) {}

    private final Collection<List<Test>> wanted;
    private final List<Test> unwanted;

    public FlowMatcher(FlowFilter filter, ClusterSnapshot snapshot) {
        var ends = new EndTests(snapshot);
        Map<Group, List<Test>> groups = new LinkedHashMap<>();
        var negated = new ArrayList<Test>();
        for (var term : filter.terms()) {
            var list = term.not()
                    ? negated
                    : groups.computeIfAbsent(new Group(term.side(), term.field()), _ -> new ArrayList<>());
            list.add(test(term, ends));
        }
        this.wanted = List.copyOf(groups.values());
        this.unwanted = List.copyOf(negated);
    }

    public boolean matches(FlowKey key, FlowFacts facts) {
        for (var alternatives : wanted) {
            if (alternatives.stream().noneMatch(test -> test.ask(key, facts) == FilterAnswer.YES)) {
                return false;
            }
        }
        for (var test : unwanted) {
            if (test.ask(key, facts) != FilterAnswer.NO) {
                return false;
            }
        }
        return true;
    }

    private static Test test(FlowFilter.Term term, EndTests ends) {
        var value = term.value();
        return switch (term.field()) {
            case PORT -> (key, _) -> port(key.traffic(), value);
            case PROTOCOL -> (key, _) ->
                FilterAnswer.of(key.traffic().protocol().name().equalsIgnoreCase(value));
            case VERDICT -> (key, _) -> verdict(key.verdict(), value);
            case SOURCE -> (key, _) -> FilterAnswer.of(key.by().equals(value));
            case POD, NAMESPACE, WORKLOAD, SERVICE, LABEL, IP, NAME, KIND, FQDN, TEXT ->
                sided(term.side(), ends.of(term.field(), value));
        };
    }

    private static Test sided(FlowFilter.Side side, EndTests.Test end) {
        Test from = (key, facts) -> end.ask(key.source(), facts, false);
        Test to = (key, facts) -> end.ask(key.destination(), facts, true);
        return switch (side) {
            case FROM -> from;
            case TO -> to;
            case ANY -> (key, facts) -> from.ask(key, facts).or(to.ask(key, facts));
        };
    }

    private static FilterAnswer port(FlowTraffic traffic, String value) {
        return traffic.port() == FlowTraffic.NO_PORT
                ? FilterAnswer.UNKNOWN
                : FilterAnswer.of(Integer.toString(traffic.port()).equals(value));
    }

    /// `verdict:unknown` asks for those that the source does not tell, and is always answered.
    private static FilterAnswer verdict(FlowVerdict verdict, String value) {
        boolean same = switch (value) {
            case FilterValue.ALLOWED -> verdict == FlowVerdict.FORWARDED || verdict == FlowVerdict.AUDITED;
            case FilterValue.DENIED -> verdict == FlowVerdict.DROPPED;
            default -> verdict.word().equalsIgnoreCase(value);
        };
        boolean told = verdict != FlowVerdict.UNKNOWN || value.equalsIgnoreCase(FlowVerdict.UNKNOWN.word());
        return same || told ? FilterAnswer.of(same) : FilterAnswer.UNKNOWN;
    }
}
