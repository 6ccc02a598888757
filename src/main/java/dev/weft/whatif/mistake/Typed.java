package dev.weft.whatif.mistake;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.Problem.Severity;
import dev.weft.cluster.ResourceKind;
import dev.weft.whatif.DraftYaml;
import dev.weft.whatif.editing.ClusterWords;
import dev.weft.whatif.editing.Outline;
import dev.weft.whatif.editing.Part;
import dev.weft.whatif.editing.Part.Range;
import dev.weft.whatif.editing.Schemas;
import dev.weft.whatif.editing.Shape;
import dev.weft.whatif.editing.TextPeers;
import dev.weft.yaml.TextEdit;
import dev.weft.yaml.YamlPath;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A text that is looked at: what stands where, what it says if it can be read, and the cluster it is written for.
public record Typed(TextPeers peers, ClusterWords words, DraftYaml.Reading reading) {
    /// `namespace` is meant where the text names none.
    public static Typed of(String text, ClusterWords words, List<ResourceKind> kinds, String namespace) {
        return new Typed(
                new TextPeers(Outline.of(text), namespace), words, DraftYaml.read(text, kinds, namespace));
    }

    public Outline outline() {
        return peers.outline();
    }

    public String text() {
        return outline().text();
    }

    Shape shape() {
        return Schemas.of(outline());
    }

    /// Empty while the text cannot be read.
    Optional<Manifest> manifest() {
        return reading instanceof DraftYaml.Reading.Policy(var edit, _) ? Optional.of(edit.manifest())
                : Optional.empty();
    }

    Mistake.Place place(Range range) {
        return new Mistake.Place(outline().line(range.from()), range);
    }

    /// A line, from 1, without its indentation; nothing is marked where there is no such line.
    Mistake.Place place(int line) {
        int from = 0;
        for (int i = 1; i < line; i++) {
            from = Math.min(text().length(), outline().endOfLine(from) + 1);
        }
        int to = outline().endOfLine(from);
        while (from < to && Character.isWhitespace(text().charAt(from))) {
            from++;
        }
        return new Mistake.Place(line, line < 1 ? new Range(0, 0) : new Range(from, to));
    }

    /// The name of a field, or the first line of an item; of the nearest parent where the path is not there.
    Mistake.Place place(YamlPath path) {
        for (int depth = path.steps().size(); depth > 0; depth--) {
            var here = path.first(depth);
            var found = outline().at(here.parent()).flatMap(parent -> named(parent, here));
            if (found.isPresent()) {
                return found.get();
            }
        }
        return place(1);
    }

    private Optional<Mistake.Place> named(Part parent, YamlPath path) {
        return parent.members().stream()
                .filter(member -> member.value().path().equals(path))
                .findFirst()
                .map(member -> {
                    boolean single = member.value().is(Part.Kind.VALUE)
                            && outline().endOfLine(member.at().from()) >= member.value().range().to();
                    return place(single ? new Range(member.at().from(), member.value().range().to()) : member.at());
                });
    }

    Mistake mistake(String code, Severity severity, YamlPath path, String message, String remedy) {
        return new Mistake(code, severity, place(path), message, remedy, List.of());
    }

    /// The mistake with a fix that makes another text of this one, where that can be done.
    Mistake fixed(Mistake mistake, String title, Function<String, Optional<String>> change) {
        return change.apply(text())
                .filter(after -> !after.equals(text()))
                .<Mistake.Fix>map(after -> new Mistake.Fix.Here(title, TextEdit.between(text(), after)))
                .map(mistake::with)
                .orElse(mistake);
    }

    static Mistake.Fix replacing(String title, Range range, String text) {
        return new Mistake.Fix.Here(title, new TextEdit(range.from(), range.to(), text));
    }
}
