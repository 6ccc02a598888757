package dev.weft.view.draft;

import dev.weft.session.Frame;
import dev.weft.session.Review;
import dev.weft.topology.Topology;
import dev.weft.view.panel.Tone;
import dev.weft.whatif.Draft;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The last impact that was made, kept while what it is made of is the same: the window asks once a frame and once a
/// click.
final class Latest {
    static final ImpactModel NOTHING = new ImpactModel("", Tone.MUTED, List.of());

    private record Made(
            Optional<Frame.Outcome> outcome, Review review, Topology topology, Draft draft, ImpactModel impact) {}

    private @Nullable Made last;

    @SuppressWarnings("ReferenceEquality") // on purpose: comparing what it is made of would cost as much as making it
    ImpactModel impact(Frame frame, Draft draft) {
        var known = last;
        var review = frame.scene().beside().review();
        if (known != null
                && known.outcome().orElse(null) == frame.draft().orElse(null)
                && known.review() == review
                && known.topology() == frame.scene().topology()
                && known.draft() == draft) {
            return known.impact();
        }
        var made = ImpactModel.of(frame, draft);
        last = new Made(frame.draft(), review, frame.scene().topology(), draft, made);
        return made;
    }
}
