package dev.weft.whatif.proposal;

import dev.weft.net.TrafficSet;
import dev.weft.whatif.Step;
import java.util.List;

/// The ways that really exist to deny what is allowed between two ends, each evaluated; the one that closes the fewest
/// other pairs first. A way that would not deny it is not offered, and `notes` say why.
public record DenyChoices(List<Option> options, List<String> notes) {
    /// `how` is one or two sentences: what is written, and what that means.
    public record Option(String title, String how, Step step, Effects effects) {}

    public DenyChoices {
        options = List.copyOf(options);
        notes = List.copyOf(notes);
    }

    public static DenyChoices of(Ground ground, Anchor source, Anchor target, TrafficSet traffic) {
        return new DenyWays(ground, source, target, traffic).choices();
    }
}
