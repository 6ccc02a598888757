package dev.weft.view.draft;

import dev.weft.picture.Pick;
import dev.weft.session.Frame;
import dev.weft.session.Review;
import dev.weft.session.WhatIf;
import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;
import dev.weft.view.panel.Tone;
import dev.weft.whatif.Expectation;
import dev.weft.whatif.Expectation.Answer;
import java.util.List;
import java.util.Optional;

/// The pinned verdicts and how each fares, by mark, word and colour. `open` are those that are being judged again: of
/// these only what was known of them a moment ago is said, and never that they hold.
record PinsModel(List<Row> rows, long broken, long open) {
    /// `word` is empty until it was judged.
    record Row(Expectation pin, String mark, String word, Tone tone, Optional<Pick> show) {}

    private static final String OPEN = "…";

    PinsModel {
        rows = List.copyOf(rows);
    }

    static PinsModel of(Optional<Frame> frame, WhatIf wish) {
        var review = frame.map(shown -> shown.scene().beside().review()).orElse(Review.NONE);
        var rows = wish.pins().stream().map(pin -> row(frame, pin, review)).toList();
        return new PinsModel(
                rows,
                rows.stream().filter(row -> row.tone() == Tone.BAD).count(),
                rows.stream().filter(row -> row.mark().equals(OPEN)).count());
    }

    private static Row row(Optional<Frame> frame, Expectation pin, Review review) {
        var show = frame.flatMap(shown -> edge(shown, pin));
        var known = review.pins().stream().filter(judged -> judged.pin().equals(pin)).findFirst();
        if (known.isEmpty()) {
            return new Row(pin, OPEN, "", Tone.MUTED, show);
        }
        var after = known.get().after();
        return review.current()
                ? new Row(pin, mark(after), word(after) + since(known.get()), tone(after), show)
                : new Row(pin, OPEN, "being judged again; a moment ago: " + word(after), Tone.MUTED, show);
    }

    private static String mark(Answer answer) {
        return switch (answer) {
            case HOLDS -> "✓";
            case BROKEN -> "✗";
            case UNKNOWN -> "?";
            case GONE -> "–";
        };
    }

    private static String word(Answer answer) {
        return switch (answer) {
            case HOLDS -> "holds";
            case BROKEN -> "broken";
            case UNKNOWN -> "unknown";
            case GONE -> "gone: an end is not there any more";
        };
    }

    private static Tone tone(Answer answer) {
        return switch (answer) {
            case HOLDS -> Tone.GOOD;
            case BROKEN -> Tone.BAD;
            case UNKNOWN -> Tone.UNKNOWN;
            case GONE -> Tone.MUTED;
        };
    }

    /// Whether the draft is to blame.
    static String since(Review.Pin pin) {
        if (!pin.broken()) {
            return "";
        }
        return pin.before() == Answer.BROKEN ? " (already in the cluster)" : " by the draft";
    }

    /// The edge between the ends, where it is drawn.
    static Optional<Pick> edge(Frame frame, Expectation pin) {
        return frame.scene()
                .topology()
                .edge(new EdgeId(node(pin.source()), node(pin.destination())))
                .map(edge -> new Pick.OfEdge(edge.id()));
    }

    private static NodeId node(Expectation.End end) {
        return switch (end) {
            case Expectation.End.OfWorkload(var ref) -> NodeId.ofWorkload(ref);
            case Expectation.End.Outside(var addresses) -> NodeId.ofOutside(addresses);
        };
    }
}
