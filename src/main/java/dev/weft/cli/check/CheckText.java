package dev.weft.cli.check;

import dev.weft.cli.Printed;
import java.io.PrintWriter;
import java.util.List;

/// `check -o txt`: a line for each intent in the order of the file, under a failed one what shows it; then the sum.
final class CheckText {
    private CheckText() {}

    static void write(List<Outcome> outcomes, PrintWriter out) {
        outcomes.forEach(outcome -> write(outcome, out));
        long hold = outcomes.stream().filter(Outcome::holds).count();
        out.println(hold + " of " + outcomes.size() + (outcomes.size() == 1 ? " intent holds" : " intents hold"));
    }

    private static void write(Outcome outcome, PrintWriter out) {
        var intent = outcome.intent();
        if (outcome.failure().isEmpty()) {
            out.println(Printed.line("ok: " + intent.name()));
            outcome.note().ifPresent(note -> out.println(Printed.line("  " + note)));
            return;
        }
        var failure = outcome.failure().get();
        var place = intent.head().file() + (intent.head().line() > 0 ? ":" + intent.head().line() : "");
        out.println(Printed.line("FAILED: " + intent.name() + " (" + place + ")"));
        out.println(Printed.line("  " + failure.reason()));
        failure.packet().ifPresent(packet -> out.println(Printed.line("  " + Outcome.why(packet))));
    }
}
