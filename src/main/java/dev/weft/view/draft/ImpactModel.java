package dev.weft.view.draft;

import dev.weft.net.Traffic;
import dev.weft.picture.Pick;
import dev.weft.session.Frame;
import dev.weft.view.panel.Tone;
import dev.weft.view.panel.Wording;
import dev.weft.whatif.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a draft would do, worst first: groups of lines with the number of their cases in the title.
///
/// Cost: O(changed pairs + observed flows).
record ImpactModel(String headline, Tone tone, List<Group> groups) {
    /// The first lines of a group are read, the rest is counted.
    static final int MOST = 20;

    /// Consequences of one sort. `brief` is the title in few words, for one line over all groups; empty for what is no
    /// news.
    record Group(String id, String title, String brief, Tone tone, List<Line> lines) {
        Group {
            lines = List.copyOf(lines);
        }

        /// The first lines, and how many more there are.
        static Group of(String id, String title, String brief, Tone tone, List<Line> lines) {
            if (lines.size() <= MOST) {
                return new Group(id, title, brief, tone, lines);
            }
            var more = Line.plain("and " + (lines.size() - MOST) + " more", Tone.MUTED);
            return new Group(
                    id, title, brief, tone, Stream.concat(lines.stream().limit(MOST), Stream.of(more)).toList());
        }
    }

    /// One consequence. `show` is what of it the picture can show, `why` the packet that *Why* can explain there.
    record Line(String text, Tone tone, Optional<Pick> show, Optional<Traffic> why, List<Deed> deeds) {
        Line {
            deeds = List.copyOf(deeds);
        }

        static Line plain(String text, Tone tone) {
            return new Line(text, tone, Optional.empty(), Optional.empty(), List.of());
        }

        /// What it tells of, without its words.
        Line wordless() {
            return new Line("", tone, show, why, deeds);
        }
    }

    private static final String WORDS_OF_WORK = "Working out what the draft would change…";
    /// Nothing is known yet.
    static final ImpactModel WORKING = new ImpactModel(WORDS_OF_WORK, Tone.MUTED, List.of());

    /// While that of a newer draft is worked out.
    ImpactModel outrun() {
        return new ImpactModel(WORDS_OF_WORK, Tone.MUTED, groups);
    }

    ImpactModel {
        groups = List.copyOf(groups);
    }

    /// `draft` is what the user wishes now; the frame may still show an older one.
    static ImpactModel of(Frame frame, Draft draft) {
        if (draft.isEmpty()) {
            return new ImpactModel(
                    "Nothing is drafted. What a change would do shows here before the cluster knows of it.",
                    Tone.MUTED, ReviewGroups.pins(frame).stream().toList());
        }
        if (frame.draft().isEmpty()) {
            return WORKING;
        }
        var groups = new ArrayList<Group>();
        var outcome = frame.draft().get();
        FlowGroups.dropped(frame, outcome).ifPresent(groups::add);
        ReviewGroups.pins(frame).ifPresent(groups::add);
        ReviewGroups.conflicts(frame).ifPresent(groups::add);
        FlowGroups.ended(frame, outcome).ifPresent(groups::add);
        FlowGroups.opened(frame, outcome).ifPresent(groups::add);
        FlowGroups.uncertain(frame, outcome).ifPresent(groups::add);
        groups.addAll(PairGroups.of(frame, outcome));
        ReviewGroups.fresh(frame).ifPresent(groups::add);
        ReviewGroups.gone(frame).ifPresent(groups::add);
        ReviewGroups.readings(frame).ifPresent(groups::add);
        groups.add(CoverageGroup.of(frame));
        return new ImpactModel(headline(groups), tone(groups), groups);
    }

    private static String headline(List<Group> groups) {
        var words = groups.stream().map(Group::brief).filter(brief -> !brief.isEmpty()).limit(4).toList();
        return words.isEmpty()
                ? "No connection between workloads would change."
                : Wording.sentence(words.stream().collect(Collectors.joining(" · ")));
    }

    private static Tone tone(List<Group> groups) {
        return groups.stream()
                .filter(group -> !group.brief().isEmpty())
                .findFirst()
                .map(Group::tone)
                .orElse(Tone.MUTED);
    }
}
