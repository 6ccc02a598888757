package dev.weft.view.apply;

import dev.weft.apply.ApplyRun;
import dev.weft.apply.ApplyState.Item;
import dev.weft.apply.ApplyState.Phase;
import dev.weft.apply.ApplyWish;
import dev.weft.apply.Attempt;
import dev.weft.apply.Checked;
import dev.weft.apply.LineDiff;
import dev.weft.apply.Right;
import dev.weft.apply.ServerAnswer;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.view.apply.ApplyModel.Line;
import dev.weft.view.panel.Tone;
import dev.weft.view.panel.Wording;
import dev.weft.yaml.ManifestYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One object in the apply window. `diff` is from the live object to what the server would store. `takeOver` is there
/// where others own fields that would change: whether the user takes them over.
public record ApplyCard(
        ObjectRef object, String title, Line state, List<Line> lines, LineDiff diff, Optional<Boolean> takeOver) {
    public ApplyCard {
        lines = List.copyOf(lines);
    }

    static ApplyCard of(Item item, RunView run) {
        var checked = item.checked();
        var lines = new ArrayList<Line>();
        rights(checked).ifPresent(lines::add);
        dryRun(checked).ifPresent(lines::add);
        if (!checked.why().isEmpty() && checked.verdict() != Checked.Verdict.READY) {
            lines.add(new Line(Wording.sentence(checked.why()), Tone.BAD));
        }
        echo(checked, lines);
        if (!item.said().isEmpty() && !item.said().equals(checked.why())) {
            lines.add(new Line(Wording.sentence(item.said()), Tone.BAD));
        }
        return new ApplyCard(
                item.wish().ref(), item.wish().title(), state(item), lines, diff(checked), takeOver(item, run));
    }

    private static Optional<Boolean> takeOver(Item item, RunView run) {
        boolean taken = run.choice().takenOver().contains(item.wish().ref());
        boolean open = run.state().phase() == Phase.BLOCKED || run.state().phase() == Phase.READY;
        boolean owned = item.checked().verdict() == Checked.Verdict.OWNED;
        return open && run.kind() == ApplyRun.Kind.APPLY && (owned || taken) ? Optional.of(taken) : Optional.empty();
    }

    private static Line state(Item item) {
        return switch (item.progress()) {
            case WAITING -> verdict(item.checked().verdict());
            case WRITING -> new Line("writing…", Tone.WARNING);
            case WRITTEN -> new Line("✓ written", Tone.GOOD);
            case FAILED -> new Line("✕ not written", Tone.BAD);
            case UNCERTAIN -> new Line("? not known whether written", Tone.BAD);
            case NOT_TRIED -> new Line("not tried", Tone.MUTED);
            case NOTHING_TO_DO -> new Line("nothing to do", Tone.MUTED);
            case LEFT_OUT -> new Line("left alone", Tone.WARNING);
        };
    }

    private static Line verdict(Checked.Verdict verdict) {
        return switch (verdict) {
            case OPEN -> new Line("asking…", Tone.MUTED);
            case READY -> new Line("✓ would be accepted", Tone.GOOD);
            case DONE_ALREADY -> new Line("nothing to do", Tone.MUTED);
            case CONFLICT -> new Line("✕ changed meanwhile", Tone.BAD);
            case NO_RIGHT -> new Line("✕ no right", Tone.BAD);
            case REFUSED -> new Line("✕ refused", Tone.BAD);
            case OWNED -> new Line("! fields of others", Tone.WARNING);
            case UNKNOWN -> new Line("? not known", Tone.BAD);
        };
    }

    private static Optional<Line> rights(Checked checked) {
        if (checked.rights().isEmpty()) {
            return Optional.empty();
        }
        var words = checked.rights().stream()
                .map(right -> right.verb() + switch (right.answer()) {
                    case YES -> " ✓";
                    case NO -> " ✕";
                    case UNKNOWN -> " ?";
                })
                .collect(Collectors.joining(", "));
        boolean all = checked.rights().stream().allMatch(right -> right.answer() == Right.Answer.YES);
        return Optional.of(new Line("Rights: " + words, all ? Tone.PLAIN : Tone.BAD));
    }

    private static Optional<Line> dryRun(Checked checked) {
        boolean whole = checked.wish() instanceof ApplyWish.Put
                && checked.attempt().live().isPresent()
                && checked.attempt().way() == Attempt.Way.REPLACE;
        return checked.dryRun().filter(ServerAnswer.Accepted.class::isInstance).map(_ -> new Line(
                "Dry run: the server accepts it" + (whole ? ", as a replacement of the whole object" : ""),
                Tone.PLAIN));
    }

    private static void echo(Checked checked, List<Line> lines) {
        if (!checked.echo().filled().isEmpty()) {
            lines.add(new Line("The server fills in " + String.join("; ", checked.echo().filled()), Tone.MUTED));
        }
        if (!checked.echo().bent().isEmpty()) {
            lines.add(new Line(
                    "The cluster changes what was drafted: " + String.join("; ", checked.echo().bent()), Tone.WARNING));
        }
    }

    /// Where the server did not say what it would store, the wish stands in. Keys are sorted: a server and a person
    /// order them differently.
    private static LineDiff diff(Checked checked) {
        var after = checked.dryRun()
                .filter(ServerAnswer.Accepted.class::isInstance)
                .flatMap(answer -> ((ServerAnswer.Accepted) answer).object())
                .or(() -> checked.wish() instanceof ApplyWish.Put(var wished, _)
                        ? Optional.of(wished)
                        : Optional.empty());
        return LineDiff.between(text(checked.attempt().live()), text(after));
    }

    private static String text(Optional<Manifest> manifest) {
        return manifest.map(known -> ManifestYaml.write(new Manifest(
                        known.kind(), known.ref(), sorted(known.body()), known.origin())))
                .orElse("");
    }

    private static Map<String, Object> sorted(Map<?, ?> map) {
        var sorted = new TreeMap<String, Object>();
        map.forEach((key, value) -> sorted.put(String.valueOf(key), sortedValue(value)));
        return sorted;
    }

    private static Object sortedValue(Object value) {
        return switch (value) {
            case Map<?, ?> map -> sorted(map);
            case List<?> list -> list.stream().map(ApplyCard::sortedValue).toList();
            default -> value;
        };
    }
}
