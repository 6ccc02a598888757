package dev.weft.topology;

import dev.weft.flow.FlowVerdict;
import dev.weft.flow.PolicyWord;
import java.util.Optional;

/// Where the data plane did another thing than Weft's reading of the policies says. Not an error: one of the two knows
/// something that the other does not.
public enum Disagreement {
    PASSED_THOUGH_DENIED("passed, though the policies deny it"),
    DROPPED_THOUGH_ALLOWED("dropped, though the policies allow it");

    private final String word;

    Disagreement(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /// The engine's word at the time counts; its word now only where it was not known then. What cannot be known is no
    /// disagreement, and an audited flow passes although it is denied.
    public static Optional<Disagreement> of(FlowVerdict verdict, PolicyWord then, PolicyWord now) {
        var word = then == PolicyWord.UNKNOWN ? now : then;
        if (verdict == FlowVerdict.FORWARDED && word == PolicyWord.DENIED) {
            return Optional.of(PASSED_THOUGH_DENIED);
        }
        return verdict == FlowVerdict.DROPPED && word == PolicyWord.ALLOWED
                ? Optional.of(DROPPED_THOUGH_ALLOWED)
                : Optional.empty();
    }
}
