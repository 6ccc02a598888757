package dev.weft.whatif.proposal;

import dev.weft.whatif.Step;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A larger change as lines that can be ticked one by one.
public interface Plan {
    /// One thing that is done or kept. `id` is unique in its plan and stays the same for the same flows; `why` says
    /// where it comes from; `ticked` is what is proposed.
    record Line(String id, String text, String why, boolean ticked) {}

    String title();

    /// In the order in which they are shown.
    List<Line> lines();

    /// Sentences on what the plan cannot keep or reach, and what the observation covered.
    List<String> notes();

    /// The ids of the lines that are ticked; empty where nothing is left to do. Unknown ids are passed over.
    Optional<Step> step(Set<String> ticked);
}
