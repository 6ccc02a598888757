package dev.weft.view.draft;

import dev.weft.lint.Finding;
import dev.weft.policy.RuleRef;
import dev.weft.session.Frame;
import dev.weft.session.Review;
import dev.weft.view.draft.ImpactModel.Group;
import dev.weft.view.draft.ImpactModel.Line;
import dev.weft.view.panel.Tone;
import dev.weft.view.panel.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the review of a draft says: pins broken, conflicts, findings new and gone, other readings.
final class ReviewGroups {
    private ReviewGroups() {}

    private static Review review(Frame frame) {
        return frame.scene().beside().review();
    }

    static Optional<Group> pins(Frame frame) {
        var broken = review(frame).pins().stream().filter(Review.Pin::broken).toList();
        if (broken.isEmpty()) {
            return Optional.empty();
        }
        var title = Wording.count(broken.size(), "pinned verdict")
                + (review(frame).current() ? " broken" : " broken a moment ago, being judged again");
        var lines = broken.stream()
                .map(pin -> new Line(
                        pin.pin().words() + PinsModel.since(pin), Tone.BAD, PinsModel.edge(frame, pin.pin()),
                        Optional.of(pin.pin().traffic()), List.of()))
                .toList();
        return Optional.of(Group.of("impact-pins", title, title, Tone.BAD, lines));
    }

    static Optional<Group> conflicts(Frame frame) {
        var conflicts = review(frame).conflicts();
        if (conflicts.isEmpty()) {
            return Optional.empty();
        }
        var title = Wording.count(conflicts.size(), "conflict") + " with the cluster";
        var lines = conflicts.stream()
                .map(conflict -> new Line(
                        Wording.sentence(conflict.words()), Tone.WARNING, Optional.empty(), Optional.empty(),
                        List.of(
                                new Deed.KeepMine(conflict), new Deed.TakeTheirs(conflict),
                                new Deed.ShowDifference(conflict))))
                .toList();
        return Optional.of(Group.of("impact-conflicts", title, title, Tone.WARNING, lines));
    }

    static Optional<Group> fresh(Frame frame) {
        var found = review(frame).findings().fresh();
        var title = Wording.count(found.size(), "new finding");
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(Group.of(
                        "impact-findings", title, title, Tone.WARNING,
                        found.stream().map(finding -> fresh(frame, finding)).toList()));
    }

    private static Line fresh(Frame frame, Finding finding) {
        var tone = switch (finding.severity()) {
            case ERROR -> Tone.BAD;
            case WARNING -> Tone.WARNING;
            case INFO -> Tone.PLAIN;
        };
        var deeds = new ArrayList<Deed>();
        var place = finding.place();
        var drafted = frame.draft().map(draft -> draft.after().reachability().snapshot());
        if (drafted.flatMap(snapshot -> snapshot.manifest(place.object())).isPresent()) {
            deeds.add(new Deed.Open(new RuleRef(place.object(), place.path(), place.file(), place.line())));
        }
        finding.patch().ifPresent(patch -> deeds.add(new Deed.Fix(finding, patch)));
        return new Line(
                finding.place().label() + ": " + finding.reason() + "; " + finding.remedy(), tone, Optional.empty(),
                Optional.empty(), deeds);
    }

    static Optional<Group> gone(Frame frame) {
        var gone = review(frame).findings().gone();
        var title = Wording.count(gone.size(), "finding") + " gone";
        return gone.isEmpty()
                ? Optional.empty()
                : Optional.of(Group.of(
                        "impact-gone", title, "", Tone.GOOD,
                        gone.stream()
                                .map(finding -> Line.plain(
                                        finding.place().label() + ": " + finding.reason(), Tone.MUTED))
                                .toList()));
    }

    /// What other network plugins would do with the same draft; said also when they would do the same.
    static Optional<Group> readings(Frame frame) {
        var readings = review(frame).readings();
        if (readings.isEmpty()) {
            return Optional.empty();
        }
        var others = readings.stream().filter(reading -> !reading.pairs().isEmpty()).toList();
        if (others.isEmpty()) {
            var names = readings.stream().map(reading -> reading.profile().word()).collect(Collectors.joining(" and "));
            return Optional.of(new Group(
                    "impact-readings", "Read as " + names + " would, this draft does the same", "", Tone.MUTED,
                    List.of()));
        }
        var title = others.stream()
                .map(reading -> reading.profile().word() + " would do otherwise at "
                        + Wording.count(reading.pairs().size(), "pair"))
                .collect(Collectors.joining(", "));
        var lines = others.stream()
                .flatMap(reading -> Stream.concat(
                        Stream.of(Line.plain(
                                reading.profile().word() + ": " + reading.profile().habit(), Tone.MUTED)),
                        PairGroups.otherwise(frame, reading).stream()))
                .toList();
        return Optional.of(new Group("impact-readings", Wording.sentence(title), title, Tone.WARNING, lines));
    }
}
