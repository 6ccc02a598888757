package dev.weft.flow.filter;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.FlowFilter;
import dev.weft.flow.FlowFilter.Field;
import dev.weft.flow.FlowFilter.Side;
import dev.weft.flow.FlowFilter.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Filters as text, the same in the flow table, the picture's search and the command line.
///
/// Words are separated by blanks: `key:value`, a bare word for a part of either end's name, `-` before either for
/// "not".
/// A value with blanks stands in double quotes, in which `\` protects a quote or itself. `a -> b` asks for what goes
/// from
/// the one to the other: words before the arrow are about the source, those behind it about the destination.
public final class FlowFilterText {
    /// What a text turned out to be.
    public sealed interface Reading {
        record Filter(FlowFilter filter) implements Reading {}

        /// `column` counts from 1; `message` is one line: what is wrong; what is allowed.
        record Mistake(int column, String message) implements Reading {
            public String line() {
                return "column " + column + ": " + message;
            }
        }
    }

    private FlowFilterText() {}

    /// An empty text asks for everything.
    public static Reading parse(String text) {
        var terms = new ArrayList<Term>();
        boolean arrow = false;
        for (var word : FilterWord.all(text)) {
            if (word.isArrow()) {
                if (arrow) {
                    return new Reading.Mistake(
                            word.start() + 1, "one arrow stands there already; write SOURCE -> DESTINATION");
                }
                arrow = true;
                terms.replaceAll(term -> sided(term, Side.FROM));
                continue;
            }
            switch (term(word)) {
                case TermReading.Read(var term) -> terms.add(arrow ? sided(term, Side.TO) : term);
                case TermReading.Wrong(int offset, var message) -> {
                    return new Reading.Mistake(offset + 1, message);
                }
            }
        }
        return new Reading.Filter(new FlowFilter(terms));
    }

    /// A term about the whole flow stays what it is, and so does one that names its side itself.
    private static Term sided(Term term, Side side) {
        return switch (term.field()) {
            case PORT, PROTOCOL, VERDICT, SOURCE -> term;
            case POD, NAMESPACE, WORKLOAD, SERVICE, LABEL, IP, NAME, KIND, FQDN, TEXT ->
                term.side() == Side.ANY ? new Term(side, term.field(), term.value(), term.not()) : term;
        };
    }

    private sealed interface TermReading {
        record Read(Term term) implements TermReading {}

        record Wrong(int offset, String message) implements TermReading {}
    }

    private static TermReading term(FilterWord word) {
        if (word.open()) {
            return new TermReading.Wrong(word.start(), "a quote is not closed; write \" behind the value");
        }
        if (word.key().isEmpty()) {
            return word.value().isEmpty()
                    ? new TermReading.Wrong(
                            word.start(), "there is nothing to look for; " + FilterValue.allowed(Field.TEXT))
                    : new TermReading.Read(new Term(Side.ANY, Field.TEXT, word.value(), word.not()));
        }
        var key = FilterKey.named(word.key());
        if (key.isEmpty()) {
            return new TermReading.Wrong(word.start(), "\"" + word.key() + "\" is no key; " + keys(word));
        }
        var field = key.get().field();
        return FilterValue.canonical(field, word.value())
                .<TermReading>map(value ->
                        new TermReading.Read(new Term(key.get().side(), field, value, word.not())))
                .orElseGet(() -> new TermReading.Wrong(
                        word.valueStart(), "\"" + word.value() + "\" does not fit " + word.key() + "; "
                                + FilterValue.allowed(field)));
    }

    private static String keys(FilterWord word) {
        if (word.key().equals("from-port")) {
            return "sources' ports are not kept, use to-port";
        }
        return "use " + FilterKey.ALL.stream().map(FilterKey::word).collect(Collectors.joining(", "));
    }

    /// A value of a flag, as a term. Throws [IllegalArgumentException] with one line for people.
    public static Term term(FilterKey key, String value, boolean not) {
        return FilterValue.canonical(key.field(), value)
                .map(text -> new Term(key.side(), key.field(), text, not))
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + value + "\" does not fit; " + FilterValue.allowed(key.field())));
    }

    /// The text of a filter; reading it gives the filter again.
    public static String print(FlowFilter filter) {
        return filter.terms().stream().map(FlowFilterText::print).collect(Collectors.joining(" "));
    }

    static String print(Term term) {
        var value = FilterWord.quoted(term.value(), term.field() == Field.TEXT);
        var key = FilterKey.of(term.side(), term.field()).map(it -> it.word() + ":").orElse("");
        return (term.not() ? "-" : "") + key + value;
    }

    /// What the word at the caret could become, whole words, the likeliest first: keys while there is none, then values
    /// that the cluster has. At most [FilterCompletion#MOST].
    public static List<String> complete(String text, int caret, ClusterSnapshot snapshot) {
        return new FilterCompletion(snapshot).words(FilterWord.at(text, caret));
    }

    /// The text with the word at the caret replaced by a completion.
    public static String completed(String text, int caret, String completion) {
        var word = FilterWord.at(text, caret);
        var rest = text.substring(word.end());
        return text.substring(0, word.start()) + completion + rest;
    }
}
