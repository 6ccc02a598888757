package dev.weft.whatif.mistake;

import dev.weft.cluster.Problem;
import dev.weft.lint.Check;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.Reachability;
import dev.weft.whatif.DraftYaml;
import dev.weft.yaml.YamlPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// What is wrong in a text while it is typed.
public final class Mistakes {
    private static final Comparator<Mistake> ORDER = Comparator.<Mistake>comparingInt(it -> it.place().line())
            .thenComparing(Mistake::severity)
            .thenComparing(Mistake::message);

    private Mistakes() {}

    /// What the text and the pods of the cluster say alone, by line. Cost: about 5 ms for a thousand lines.
    public static List<Mistake> of(Typed typed, List<PolicyKind> kinds) {
        var found = new ArrayList<Mistake>();
        found.addAll(SyntaxMistakes.of(typed));
        found.addAll(FieldMistakes.of(typed));
        if (typed.reading() instanceof DraftYaml.Reading.Policy(_, var warnings)) {
            warnings.forEach(warning -> found.add(read(typed, warning)));
            found.addAll(WrongWords.of(typed, kinds));
        }
        found.addAll(SelectorMistakes.of(typed));
        found.addAll(PeerItems.of(typed));
        found.addAll(Emptiness.of(typed));
        found.addAll(Defaults.of(typed));
        return sorted(found);
    }

    private static Mistake read(Typed typed, Problem problem) {
        return new Mistake(
                "unreadable", problem.severity(), typed.place(problem.place().line()), problem.message(),
                problem.remedy(), List.of());
    }

    /// What the checks find in the policy of the text once what it says was evaluated; empty while it says something
    /// else than was. Cost: that of the checks on the whole cluster.
    public static List<Mistake> evaluated(Typed typed, Reachability after, List<Check> checks) {
        return typed.manifest()
                .filter(policy -> after.snapshot().manifest(policy.ref())
                        .filter(there -> Objects.equals(there.body().get("spec"), policy.body().get("spec")))
                        .isPresent())
                .map(policy -> sorted(Evaluated.of(typed, policy, after, checks)))
                .orElse(List.of());
    }

    /// What the draft's evaluation reported about the policy of the text and `said` does not say already.
    public static List<Mistake> told(Typed typed, List<Problem> problems, List<Mistake> said) {
        var messages = said.stream().map(Mistake::message).collect(Collectors.toSet());
        return typed.manifest().stream()
                .flatMap(policy -> problems.stream()
                        .filter(problem -> problem.place().object().equals(policy.ref().label())))
                .filter(problem -> !messages.contains(problem.message()))
                .filter(problem -> !problem.message().endsWith(WrongWords.DROPPED))
                .map(problem -> typed.mistake(
                        "told", problem.severity(), YamlPath.of(problem.place().path()), problem.message(),
                        problem.remedy()))
                .toList();
    }

    /// Both, by line.
    public static List<Mistake> together(List<Mistake> first, List<Mistake> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return sorted(all);
    }

    private static List<Mistake> sorted(List<Mistake> all) {
        return all.stream().distinct().sorted(ORDER).toList();
    }
}
