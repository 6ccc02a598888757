package dev.weft.view.draft;

import dev.weft.session.Frame;
import dev.weft.view.editor.Aside;
import dev.weft.view.editor.Latest;
import dev.weft.view.panel.Tone;
import dev.weft.whatif.Draft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The impact of the draft, worked out aside and kept while what it is made of is the same: the window asks once a
/// frame and once a click, and a draft may change a hundred thousand pairs.
///
/// Threads: confined to the FX thread.
final class Impacts {
    static final ImpactModel NOTHING = new ImpactModel("", Tone.MUTED, List.of());

    /// What an impact is made of.
    private record Asked(Frame frame, Draft draft) {
        @SuppressWarnings("ReferenceEquality") // on purpose: comparing it would cost as much as making an impact
        boolean isSame(Asked other) {
            return frame.draft().orElse(null) == other.frame.draft().orElse(null)
                    && frame.scene().beside().review() == other.frame.scene().beside().review()
                    && frame.scene().topology() == other.frame.scene().topology()
                    && draft == other.draft;
        }

        @SuppressWarnings("ReferenceEquality")
        boolean isOfTheSameDraft(Asked other) {
            return draft == other.draft;
        }
    }

    private record Made(Asked asked, ImpactModel impact) {}

    private final Latest<Asked, ImpactModel> work;
    private @Nullable Asked pending;
    private @Nullable Made last;

    /// `news` is called when another impact is there than was given last.
    Impacts(Aside beside, Runnable news) {
        this.work = new Latest<>(beside, asked -> ImpactModel.of(asked.frame(), asked.draft()), (asked, impact) -> {
            last = new Made(asked, impact);
            news.run();
        });
    }

    /// The impact as far as it is known: of the same draft a moment ago, or of the draft before, which is then said.
    ImpactModel of(Frame frame, Draft draft) {
        if (draft.isEmpty() || frame.draft().isEmpty()) {
            return ImpactModel.of(frame, draft);
        }
        var now = new Asked(frame, draft);
        if (pending == null || !pending.isSame(now)) {
            pending = now;
            work.ask(now);
        }
        var known = last;
        if (known == null) {
            return ImpactModel.WORKING;
        }
        return known.asked().isOfTheSameDraft(now) ? known.impact() : known.impact().outrun();
    }
}
