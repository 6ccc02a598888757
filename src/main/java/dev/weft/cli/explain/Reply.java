package dev.weft.cli.explain;

import dev.weft.cli.Answer;
import dev.weft.cluster.Problem;
import dev.weft.net.Traffic;
import dev.weft.policy.Direction;
import dev.weft.policy.Explanation;
import dev.weft.policy.Explanation.Half;
import dev.weft.policy.Verdict;
import java.util.List;
import java.util.Optional;

/// What `explain` says: the pair as it was asked for, its verdict and two halves, and, where a Service was asked for,
/// where its connections end. Then the halves are those of the backend that fares worst.
record Reply(Pair pair, Verdict verdict, List<Half> halves, Optional<Answer> answer, List<Translation> translations) {
    /// Ends by their ids; the traffic is that to the Service where one was asked for.
    record Pair(String source, String destination, Traffic traffic) {}

    Reply {
        halves = List.copyOf(halves);
        translations = List.copyOf(translations);
    }

    static Reply of(Answer answer) {
        var explanation = answer.explanation();
        return new Reply(
                new Pair(answer.source().id(), answer.destination().id(), explanation.traffic()),
                explanation.verdict(),
                halves(explanation),
                Optional.of(answer),
                List.of());
    }

    static Reply of(Pair pair, List<Translation> translations) {
        var worst = Translation.worst(translations);
        return new Reply(
                pair,
                worst.verdict(),
                worst.answer().map(answer -> halves(answer.explanation())).orElseGet(() -> unknown(worst.verdict())),
                worst.answer(),
                translations);
    }

    /// Nobody can say where a connection ends.
    static Reply unknown(Pair pair, Problem why) {
        var verdict = new Verdict.Unknown(why);
        return new Reply(pair, verdict, unknown(verdict), Optional.empty(), List.of());
    }

    private static List<Half> halves(Explanation explanation) {
        return List.of(explanation.egress(), explanation.ingress());
    }

    private static List<Half> unknown(Verdict verdict) {
        var sentence = verdict instanceof Verdict.Unknown(var why) ? why.message() : verdict.word();
        return List.of(
                new Half(Direction.EGRESS, verdict, "NOT_RESOLVED", sentence, List.of()),
                new Half(Direction.INGRESS, verdict, "NOT_RESOLVED", sentence, List.of()));
    }

    /// The id of the end that a half speaks about.
    String end(Half half) {
        boolean egress = half.direction() == Direction.EGRESS;
        return answer.map(Answer::explanation)
                .map(explanation -> egress ? explanation.source().id() : explanation.destination().id())
                .orElse(egress ? pair.source() : pair.destination());
    }
}
