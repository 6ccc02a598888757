package dev.weft.cli.explain;

import dev.weft.cli.Answer;
import dev.weft.cli.Printed;
import dev.weft.policy.Explanation;
import dev.weft.policy.NearestFix;
import dev.weft.policy.RuleRef;
import dev.weft.policy.Verdict;
import dev.weft.yaml.ManifestYaml;
import java.io.PrintWriter;
import java.util.Optional;

/// `explain -o txt`: the verdict, its two halves with every policy that was asked, and the fix.
final class ExplainText {
    private final PrintWriter out;

    private ExplainText(PrintWriter out) {
        this.out = out;
    }

    static void write(Answer answer, Optional<NearestFix.Fix> fix, PrintWriter out) {
        var text = new ExplainText(out);
        text.verdict(answer);
        text.half(answer.explanation().egress(), answer.explanation().source().id());
        text.half(answer.explanation().ingress(), answer.explanation().destination().id());
        fix.ifPresent(text::fix);
    }

    private void verdict(Answer answer) {
        var explanation = answer.explanation();
        print(answer.source().id() + " => " + answer.destination().id() + " : " + explanation.traffic());
        print(explanation.verdict().word() + reason(explanation.verdict()));
    }

    private static String reason(Verdict verdict) {
        return verdict instanceof Verdict.Unknown(var why) ? ": " + why.message() + "; " + why.remedy() : "";
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
