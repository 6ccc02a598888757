package dev.weft.cli.explain;

import dev.weft.cli.Printed;
import dev.weft.policy.Explanation;
import dev.weft.policy.RuleRef;
import dev.weft.policy.Verdict;
import dev.weft.policy.fix.NearestFix;
import dev.weft.yaml.ManifestYaml;
import java.io.PrintWriter;
import java.util.Optional;

/// `explain -o txt`: the verdict, its two halves with every policy that was asked, and the fix. Of a Service also each
/// of its translations.
final class ExplainText {
    /// More of them nobody reads; JSON has them all.
    private static final int MOST_TRANSLATIONS = 20;

    private final PrintWriter out;

    private ExplainText(PrintWriter out) {
        this.out = out;
    }

    static void write(Reply reply, Optional<NearestFix.Fix> fix, PrintWriter out) {
        var text = new ExplainText(out);
        var pair = reply.pair();
        text.print(pair.source() + " => " + pair.destination() + " : " + pair.traffic());
        text.print(headline(reply));
        if (!reply.translations().isEmpty()) {
            text.translations(reply);
        }
        if (reply.answer().isPresent()) {
            reply.halves().forEach(half -> text.half(half, reply.end(half)));
        }
        fix.ifPresent(text::fix);
    }

    /// `denied`; of a Service whose backends differ also to how many of them what.
    private static String headline(Reply reply) {
        var word = reply.verdict().word();
        if (reply.translations().isEmpty()) {
            return word + reason(reply.verdict());
        }
        var sum = Translation.sum(reply.translations());
        boolean alike = sum.allowed() == sum.all() || sum.denied() == sum.all() || sum.unknown() == sum.all();
        return alike ? word + reason(reply.verdict()) : word + ": " + sum.words();
    }

    private static String reason(Verdict verdict) {
        return verdict instanceof Verdict.Unknown(var why) ? ": " + why.message() + "; " + why.remedy() : "";
    }

    private void translations(Reply reply) {
        out.println();
        var asked = reply.pair().traffic();
        print("backends of " + reply.pair().destination() + ":");
        reply.translations().stream().limit(MOST_TRANSLATIONS).forEach(translation -> print(
                "  " + asked + " -> " + translation.end() + " " + asked.protocol() + " " + translation.backend().port()
                        + ": " + translation.verdict().word()
                        + (translation.backend().ready() ? "" : " (not ready, gets no connections)")));
        int more = reply.translations().size() - MOST_TRANSLATIONS;
        if (more > 0) {
            print("  and " + more + " more; run with -o json to see them");
        }
    }

    private void half(Explanation.Half half, String end) {
        out.println();
        print(half.direction().field() + " of " + end + ": " + half.verdict().word());
        print("  " + half.sentence());
        half.steps().forEach(this::step);
    }

    private void step(Explanation.Step step) {
        var rule = step.rule().map(ref -> " " + ref.label() + place(ref)).orElse("");
        print("  - " + step.tier() + ": " + step.effect().word() + rule + ": " + step.why());
    }

    private static String place(RuleRef rule) {
        return rule.file().isEmpty() ? "" : " (" + rule.file() + (rule.line() > 0 ? ":" + rule.line() : "") + ")";
    }

    private void fix(NearestFix.Fix fix) {
        out.println();
        print("fix: " + fix.summary());
        fix.policies().forEach(policy -> {
            out.println("---");
            ManifestYaml.write(policy).lines().forEach(this::print);
        });
    }

    private void print(String line) {
        out.println(Printed.line(line));
    }
}
