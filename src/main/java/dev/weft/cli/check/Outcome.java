package dev.weft.cli.check;

import dev.weft.policy.Explanation;
import dev.weft.policy.Verdict;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether an intent holds. `note` says what was left out, if something was.
record Outcome(Intent intent, Optional<Failure> failure, Optional<String> note) {
    /// Why it does not: a sentence, and the packet that shows it, if there is one.
    record Failure(String reason, Optional<Explanation> packet) {}

    boolean holds() {
        return failure.isEmpty();
    }

    /// The sentences of the halves that decide a packet: those that block it or leave it unknown, or both when it
    /// passes.
    static String why(Explanation packet) {
        boolean passes = packet.verdict() instanceof Verdict.Allowed;
        return Stream.of(packet.egress(), packet.ingress())
                .filter(half -> passes || !(half.verdict() instanceof Verdict.Allowed))
                .map(Explanation.Half::sentence)
                .collect(Collectors.joining("; "));
    }
}
