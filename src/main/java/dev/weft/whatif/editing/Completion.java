package dev.weft.whatif.editing;

import dev.weft.whatif.editing.Part.Range;
import dev.weft.whatif.editing.Shape.Choice;
import dev.weft.whatif.editing.Shape.Field;
import dev.weft.yaml.TextEdit;
import dev.weft.yaml.YamlEdits;
import dev.weft.yaml.YamlPath;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What could be typed at a place of a text: fields and words that the kind knows, and what the cluster has.
///
/// Cost: O(length of the text + crowds of the cluster).
public final class Completion {
    /// So many are read at most.
    private static final int MOST = 60;

    private Completion() {}

    /// `edit` replaces the word being typed, `caret` is where the caret goes then.
    public record Proposal(String label, String detail, TextEdit edit, int caret) {}

    /// A word, what it means, and how much speaks for it. `value` is a text or a number.
    record Candidate(Object value, String detail, int weight) {
        String label() {
            return value.toString();
        }
    }

    /// The best first. `namespace` is meant where the text names none.
    public static List<Proposal> at(Outline outline, int place, ClusterWords words, String namespace) {
        var caret = Caret.at(outline, place);
        if (caret.what() == Caret.What.NOTHING) {
            return List.of();
        }
        var asked = new Asked(outline, caret, new ClusterProposals(new TextPeers(outline, namespace), words));
        return Schemas.of(outline).at(caret.path())
                .map(shape -> caret.what() == Caret.What.KEY ? asked.keys(shape) : asked.values(shape, ""))
                .orElse(List.of())
                .stream()
                .limit(MOST)
                .toList();
    }

    private record Asked(Outline outline, Caret caret, ClusterProposals cluster) {
        List<Proposal> keys(Shape shape) {
            return switch (shape) {
                case Shape.Fields fields -> fields(fields, "");
                case Shape.Labels _ -> ranked(
                        List.copyOf(cluster.labelKeys(caret.path().key("")).values()),
                        key -> field(key.label(), YamlEdits.word(key.label()) + ": "));
                case Shape.Items(var item) -> item(item);
                case Shape.Words _, Shape.Value _ -> caret.style().dashed() ? values(shape, "") : List.of();
                case Shape.Open _ -> List.of();
            };
        }

        /// A list whose first dash is not typed yet.
        private List<Proposal> item(Shape item) {
            boolean begun = outline.at(caret.path()).map(Part::kind).orElse(Part.Kind.NOTHING) == Part.Kind.MAP;
            if (begun || caret.style().flow()) {
                return List.of();
            }
            return item instanceof Shape.Fields fields ? fields(fields, "- ") : values(item, "- ");
        }

        private List<Proposal> fields(Shape.Fields shape, String dash) {
            var there = outline.at(caret.path()).map(Part::members).orElse(List.of());
            var free = shape.fields().stream()
                    .filter(field -> !field.meaning().isEmpty())
                    .filter(field -> there.stream().noneMatch(member -> member.name().equals(field.name())
                            && !member.at().touches(caret.word().from())))
                    .toList();
            int column = caret.style().column() + dash.length();
            return Ranking.of(free, caret.typed(), Field::name, _ -> 0).stream()
                    .map(field -> proposal(field.name(), field.meaning(),
                            field(field.name(), dash + begun(field, column))))
                    .toList();
        }

        /// A field as far as one would type it before its first value.
        private String begun(Field field, int column) {
            boolean flow = caret.style().flow();
            return field.name() + switch (field.shape()) {
                case Shape.Words _, Shape.Value _, Shape.Open _ -> ": ";
                case Shape.Fields _, Shape.Labels _ -> flow ? ": {" : ":\n" + " ".repeat(column + 2);
                case Shape.Items _ -> flow ? ": [" : ":\n" + " ".repeat(column + listIndent()) + "- ";
            };
        }

        /// Where a colon follows already, the name alone.
        private String field(String name, String whole) {
            int end = caret.word().to();
            boolean named = end < outline.text().length() && outline.text().charAt(end) == ':';
            return named ? YamlEdits.word(name) : whole;
        }

        /// As the text's first list does it.
        private int listIndent() {
            return outline.root().all()
                    .flatMap(part -> part.members().stream())
                    .filter(member -> member.value().is(Part.Kind.LIST) && !member.value().items().isEmpty())
                    .filter(member -> !outline.text().startsWith("[", member.value().range().from()))
                    .findFirst()
                    .filter(member -> column(member.value().range().from()) <= column(member.at().from()))
                    .isPresent() ? 0 : 2;
        }

        private int column(int place) {
            return place - outline.startOfLine(place);
        }

        List<Proposal> values(Shape shape, String dash) {
            return switch (shape) {
                case Shape.Words(var choices) -> Ranking.of(choices, caret.typed(), Choice::word, _ -> 0).stream()
                        .map(choice -> proposal(choice.word(), choice.meaning(), dash + choice.word()))
                        .toList();
                case Shape.Value(var role) ->
                    ranked(cluster.of(role, valuePath(dash)), word -> dash + YamlEdits.word(word.value()));
                case Shape.Fields _, Shape.Labels _ -> all("{}", "all of them");
                case Shape.Items _, Shape.Open _ -> List.of();
            };
        }

        private YamlPath valuePath(String dash) {
            return dash.isEmpty() ? caret.path() : caret.path().item(0);
        }

        /// `podSelector: {}` says it on its line.
        private List<Proposal> all(String word, String meaning) {
            boolean selector = caret.path().name().filter(name -> name.endsWith("elector")).isPresent();
            return selector && caret.typed().isEmpty() ? List.of(proposal(word, meaning, word)) : List.of();
        }

        private List<Proposal> ranked(List<Candidate> all, Function<Candidate, String> text) {
            return Ranking.of(all, caret.typed(), Candidate::label, Candidate::weight).stream()
                    .map(one -> proposal(one.label(), one.detail(), text.apply(one)))
                    .toList();
        }

        private Proposal proposal(String label, String detail, String text) {
            Range word = caret.word();
            var spaced = needsSpace(word) ? " " + text : text;
            return new Proposal(label, detail, new TextEdit(word.from(), word.to(), spaced), word.from()
                    + spaced.length());
        }

        /// A value directly behind its colon.
        private boolean needsSpace(Range word) {
            return caret.what() == Caret.What.VALUE
                    && word.from() > 0
                    && outline.text().charAt(word.from() - 1) == ':';
        }
    }

    /// Is there nothing to choose: the one word that fits stands there already?
    public static boolean isDone(List<Proposal> proposals, String text) {
        return proposals.size() == 1 && Optional.of(proposals.getFirst().edit())
                .filter(edit -> edit.in(text).equals(text))
                .isPresent();
    }
}
