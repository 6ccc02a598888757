package dev.weft.view.search;

import dev.weft.flow.FlowFilter;
import dev.weft.flow.FlowFilter.Field;
import dev.weft.flow.FlowFilter.Side;
import dev.weft.flow.FlowFilter.Term;
import dev.weft.flow.filter.FlowFilterText;
import java.util.List;
import java.util.Optional;

/// `shop/web -> shop/db`: a text that names one source and one destination, and nothing else, asks how the one reaches
/// the other.
public record PathText(String from, String to) {
    public static Optional<PathText> of(String text) {
        return FlowFilterText.parse(text) instanceof FlowFilterText.Reading.Filter(FlowFilter(var terms))
                        && terms.size() == 2
                ? only(terms, Side.FROM).flatMap(from -> only(terms, Side.TO).map(to -> new PathText(from, to)))
                : Optional.empty();
    }

    private static Optional<String> only(List<Term> terms, Side side) {
        return terms.stream()
                .filter(term -> term.side() == side && term.field() == Field.TEXT && !term.not())
                .map(Term::value)
                .findFirst();
    }
}
