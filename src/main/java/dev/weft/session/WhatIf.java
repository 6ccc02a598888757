package dev.weft.session;

import dev.weft.whatif.Drafts;
import dev.weft.whatif.Expectation;
import java.util.List;
import java.util.stream.Stream;

/// What the user supposes: drafts side by side, the verdicts that must stay, and which side of the change is drawn.
/// `comparing` asks for what each branch would do.
public record WhatIf(Drafts drafts, List<Expectation> pins, Side side, boolean comparing) {
    public static final WhatIf NONE = new WhatIf(Drafts.EMPTY, List.of(), Side.DIFFERENCE, false);

    /// What is drawn while something is drafted: the cluster as it is, as it would be, or what changes between.
    public enum Side {
        BEFORE("Before"),
        AFTER("After"),
        DIFFERENCE("Difference");

        private final String word;

        Side(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public WhatIf {
        pins = List.copyOf(pins);
    }

    public WhatIf with(Drafts other) {
        return new WhatIf(other, pins, side, comparing);
    }

    public WhatIf with(Side other) {
        return new WhatIf(drafts, pins, other, comparing);
    }

    public WhatIf comparing(boolean wished) {
        return new WhatIf(drafts, pins, side, wished);
    }

    /// With one more; one for the same ends and traffic is replaced.
    public WhatIf pinned(Expectation pin) {
        return withPins(Stream.concat(without(pin).stream(), Stream.of(pin)).toList());
    }

    public WhatIf unpinned(Expectation pin) {
        return withPins(without(pin));
    }

    private List<Expectation> without(Expectation pin) {
        return pins.stream()
                .filter(other -> !other.source().equals(pin.source())
                        || !other.destination().equals(pin.destination())
                        || !other.traffic().equals(pin.traffic()))
                .toList();
    }

    public WhatIf withPins(List<Expectation> others) {
        return new WhatIf(drafts, others, side, comparing);
    }
}
