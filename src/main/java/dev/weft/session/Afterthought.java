package dev.weft.session;

import dev.weft.flow.FlowWindow;
import dev.weft.policy.WorkloadReachability;
import dev.weft.session.lens.FindingMarks;
import dev.weft.session.lens.Sights;
import dev.weft.topology.Boxes;
import dev.weft.topology.lens.Lens;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Reviews each frame beside the analysis, so that the frame of an edit waits for none of it: it carries the review
/// before it, marked as such, and one more frame follows when its own is there.
///
/// Threads: `with` and `isNews` on the analysis thread; the reviews are made on a thread of its own.
final class Afterthought implements AutoCloseable {
    /// What a review is about, by identity; `flows` too, though other flows make an old review no wrong one.
    private record Basis(
            WhatIf wish,
            WorkloadReachability live,
            Optional<Frame.Outcome> draft,
            FlowWindow flows,
            Optional<Frame.Sides> drawn,
            Set<Lens> lenses) {
        static Basis of(Frame frame) {
            return new Basis(
                    frame.request().whatIf(),
                    frame.meaning().reachability(),
                    frame.draft(),
                    frame.meaning().flows(),
                    frame.scene().scenery().sides(),
                    frame.request().panels().lenses());
        }

        @SuppressWarnings("ReferenceEquality") // on purpose: comparing two clusters would cost more than a review
        boolean isOn(Basis other) {
            return live == other.live
                    && draft.map(Frame.Outcome::difference).orElse(null)
                            == other.draft.map(Frame.Outcome::difference).orElse(null)
                    && isWished(other);
        }

        /// Is the same asked for, though perhaps of another moment of the cluster?
        @SuppressWarnings("ReferenceEquality") // a draft is made once
        boolean isWished(Basis other) {
            return wish.drafts() == other.wish.drafts()
                    && wish.pins().equals(other.wish.pins())
                    && wish.comparing() == other.wish.comparing()
                    && lenses.equals(other.lenses)
                    && (lenses.isEmpty() || isSeenAlike(other));
        }

        /// The same side of the draft, divided in the same way.
        private boolean isSeenAlike(Basis other) {
            return wish.side() == other.wish.side() && boxes().equals(other.boxes());
        }

        private Optional<Boxes> boxes() {
            return drawn.map(sides -> sides.before().boxes());
        }

        @SuppressWarnings("ReferenceEquality") // as above
        boolean isWholly(Basis other) {
            return isOn(other) && flows == other.flows;
        }
    }

    private record Made(Basis basis, Reviewer.Said said) {}

    private static final Reviewer.Said NOTHING = new Reviewer.Said(Review.NONE, Sights.NONE);

    private final Reviewer reviewer;
    private final Runnable news;
    private final Conflater worker;
    private final AtomicReference<Optional<Frame>> wanted = new AtomicReference<>(Optional.empty());
    private volatile Optional<Made> made = Optional.empty();
    private final Memo<FindingMarks> marks = new Memo<>();

    /// `news` is called from the own thread when a review is there.
    Afterthought(Reviewer reviewer, Runnable news, Consumer<RuntimeException> onBug) {
        this.reviewer = reviewer;
        this.news = news;
        this.worker = new Conflater("weft-review", this::work, onBug);
    }

    /// The frame with what is known of it; what is not is asked for.
    Frame with(Frame frame) {
        var basis = Basis.of(frame);
        if (!Reviewer.isReviewed(frame) && basis.lenses().isEmpty()) {
            wanted.set(Optional.empty());
            return frame.with(Review.NONE, Sights.NONE);
        }
        var known = made;
        boolean whole = known.filter(last -> last.basis().isWholly(basis)).isPresent();
        boolean on = known.filter(last -> last.basis().isOn(basis)).isPresent();
        if (!whole) {
            wanted.set(Optional.of(frame));
            if (known.filter(last -> last.basis().isWished(basis)).isPresent()) {
                worker.soon(); // the cluster moved on, by itself
            } else {
                worker.now();
            }
        }
        var last = known.map(Made::said).orElse(NOTHING);
        return marked(on
                ? frame.with(last.review(), last.sights())
                : frame.with(last.review().outdated(), last.sights().outdated()));
    }

    /// Traffic is news each second: what findings belong to is not counted anew for that.
    private Frame marked(Frame frame) {
        var scene = frame.scene();
        var same = marks.of(
                scene::marks,
                scene.topology(),
                scene.scenery().isolations(),
                scene.beside().sights().findings().orElse(List.of()));
        return frame.showing(scene.marked(same));
    }

    /// Is there a newer review than the one that the frame carries?
    @SuppressWarnings("ReferenceEquality") // a review is made once
    boolean isNews(Frame frame) {
        return made
                .filter(known -> known.basis().isOn(Basis.of(frame)))
                .filter(known -> known.said().review() != frame.scene().beside().review()
                        || known.said().sights() != frame.scene().beside().sights())
                .isPresent();
    }

    private void work() {
        var frame = wanted.getAndSet(Optional.empty());
        frame.ifPresent(asked -> reviewer.of(asked, () -> isOutrun(asked)).ifPresent(said -> {
            made = Optional.of(new Made(Basis.of(asked), said));
            news.run();
        }));
    }

    /// By another wish. That the cluster changed meanwhile makes nothing worthless: where it never rests, nothing would
    /// ever be said.
    private boolean isOutrun(Frame frame) {
        return wanted.updateAndGet(next -> next).filter(next -> !Basis.of(next).isWished(Basis.of(frame))).isPresent();
    }

    @Override
    public void close() {
        worker.close();
    }
}
