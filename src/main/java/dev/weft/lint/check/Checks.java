package dev.weft.lint.check;

import dev.weft.lint.Check;
import dev.weft.lint.CheckRequest;
import dev.weft.lint.Finding;
import java.util.List;

/// Every check, in one place.
public final class Checks {
    private Checks() {}

    public static List<Check> all() {
        return List.of(
                new SelectorMatchesNothing(),
                new EmptyMeansEverything(),
                new PeersAsAlternatives(),
                new IsolatesBySurprise(),
                new InertRules(),
                new EgressWithoutNames(),
                new ServicePort(),
                new BlockCoversPods(),
                new BlockNamesService(),
                new DeadNamedPort(),
                new ShadowedRule(),
                new RedundantRule(),
                new AllowsEverything(),
                new PriorityClash(),
                new OneSidedAllow(),
                new MissingDefaultDeny(),
                new PolicyNotEnforced());
    }

    /// The findings of every check, each once, the worst first.
    public static List<Finding> run(CheckRequest request) {
        return all().stream()
                .flatMap(check -> check.run(request).stream())
                .distinct()
                .sorted(Finding.ORDER)
                .toList();
    }
}
