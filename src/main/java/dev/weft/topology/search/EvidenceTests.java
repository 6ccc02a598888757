package dev.weft.topology.search;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.FlowFilter;
import dev.weft.flow.FlowFilter.Field;
import dev.weft.flow.FlowFilter.Term;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.PolicyWord;
import dev.weft.flow.filter.FlowMatcher;
import dev.weft.net.PortSet;
import dev.weft.net.Protocol;
import dev.weft.net.TrafficSet;
import dev.weft.topology.Evidence;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The terms of a search that ask what goes along an edge, one piece of evidence at a time.
///
/// A flow that was seen is asked as the flow table asks it. What policies allow answers with the ports that they allow,
/// by the word `allowed`, what they refuse by `denied`, what is not known by `unknown`; nobody saw it, so no source and
/// no seen verdict (`forwarded`, `dropped`) fits. A definition (a Service leads to its pods) has ports and no verdict.
final class EvidenceTests {
    private static final String ALLOWED = "allowed";
    private static final String DENIED = "denied";
    private static final String UNKNOWN = "unknown";
    private static final Pattern NOT_DIGITS = Pattern.compile("\\D+");

    private final FlowMatcher flows;
    private final Map<Field, List<Term>> wanted;
    private final List<Term> unwanted;

    EvidenceTests(FlowFilter filter, ClusterSnapshot snapshot) {
        this.flows = new FlowMatcher(filter, snapshot);
        var own = filter.terms().stream().filter(EvidenceTests::isOfFlow).toList();
        this.wanted = own.stream().filter(term -> !term.not()).collect(Collectors.groupingBy(Term::field));
        this.unwanted = own.stream().filter(Term::not).toList();
    }

    private static boolean isOfFlow(Term term) {
        return switch (term.field()) {
            case PORT, PROTOCOL, VERDICT, SOURCE -> true;
            case POD, NAMESPACE, WORKLOAD, SERVICE, LABEL, IP, NAME, KIND, FQDN, TEXT -> false;
        };
    }

    /// `ends`: do the nodes at both ends fit?
    boolean fits(Evidence evidence, boolean ends) {
        return switch (evidence) {
            case Evidence.Observed seen -> seen(seen);
            case Evidence.Declared(var allowed, var unknown) ->
                ends && (traffic(allowed, ALLOWED) || traffic(unknown, UNKNOWN));
            case Evidence.Drafted(var gained, var lost, var unsure) ->
                ends && (traffic(gained, ALLOWED) || traffic(lost, DENIED) || traffic(unsure, UNKNOWN));
            case Evidence.Refused _ -> ends && all(term -> term.field() == Field.VERDICT && is(term, DENIED));
            case Evidence.Leads(_, var ports) -> ends && all(term -> term.field() == Field.PORT
                    && ports.stream().anyMatch(port -> List.of(NOT_DIGITS.split(port)).contains(term.value())));
        };
    }

    /// What the engine denies counts as denied, though it was seen to pass.
    private boolean seen(Evidence.Observed seen) {
        var key = seen.key();
        if (flows.matches(key, seen.stats().facts())) {
            return true;
        }
        return seen.now() == PolicyWord.DENIED
                && key.verdict() != FlowVerdict.DROPPED
                && wanted.getOrDefault(Field.VERDICT, List.of()).stream().anyMatch(term -> is(term, DENIED))
                && flows.matches(
                        new FlowKey(key.source(), key.destination(), key.traffic(), FlowVerdict.DROPPED, key.by()),
                        seen.stats().facts());
    }

    private static boolean is(Term term, String word) {
        return term.value().equals(word);
    }

    /// Is there traffic left of this set, whose verdict is this, that every term fits?
    private boolean traffic(TrafficSet set, String verdict) {
        var left = set;
        for (var field : List.of(Field.PROTOCOL, Field.PORT)) {
            var terms = wanted.getOrDefault(field, List.of());
            left = terms.isEmpty() ? left : left.intersect(union(terms));
        }
        for (var term : unwanted) {
            if (term.field() == Field.PORT || term.field() == Field.PROTOCOL) {
                left = left.minus(traffic(term));
            }
        }
        var verdicts = wanted.getOrDefault(Field.VERDICT, List.of());
        return !left.isEmpty()
                && !wanted.containsKey(Field.SOURCE)
                && (verdicts.isEmpty() || verdicts.stream().anyMatch(term -> is(term, verdict)))
                && unwanted.stream().noneMatch(term -> term.field() == Field.VERDICT && is(term, verdict));
    }

    private static TrafficSet union(List<Term> alternatives) {
        return alternatives.stream().map(EvidenceTests::traffic).reduce(TrafficSet.NONE, TrafficSet::union);
    }

    private static TrafficSet traffic(Term term) {
        if (term.field() == Field.PROTOCOL) {
            return TrafficSet.of(Protocol.valueOf(term.value().toUpperCase(Locale.ROOT)), PortSet.ALL);
        }
        var port = PortSet.of(Integer.parseInt(term.value()));
        var all = TrafficSet.NONE;
        for (var protocol : Protocol.values()) {
            all = all.union(TrafficSet.of(protocol, port));
        }
        return all;
    }

    private boolean all(Predicate<Term> fits) {
        return wanted.values().stream().allMatch(alternatives -> alternatives.stream().anyMatch(fits))
                && unwanted.stream().noneMatch(fits);
    }
}
