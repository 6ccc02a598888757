package dev.weft.policy.kind;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.Problem;
import dev.weft.policy.Direction;
import dev.weft.policy.Policy;
import dev.weft.policy.PolicyKind.Compiled;
import dev.weft.policy.Rule;
import dev.weft.policy.Tier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a policy of network-policy-api: priority, subject, rules in their order.
///
/// One error makes the whole policy unknown for what it may touch. The API server refuses an object that its schema
/// does not allow, and a plugin one that it cannot read; whether an older version of the object still stands there, or
/// none at all, nobody can say from the text. So nothing is called allowed on the word of such a policy, and nothing
/// that it meant to deny. Where even tier or priority cannot be read it may come before all others.
///
/// Threads: confined to one compilation.
final class TieredPolicyReader {
    static final int LAST_PRIORITY = 1000;

    private final Manifest manifest;
    private final Dialect dialect;
    private final SpecReader reader;
    private final SpecReader.Field spec;

    TieredPolicyReader(Manifest manifest, Dialect dialect) {
        this.manifest = manifest;
        this.dialect = dialect;
        this.reader = new SpecReader(manifest);
        this.spec = reader.field("spec");
        if (spec.map(dialect.specFields()) instanceof Read.Absent<?>) {
            spec.bad("the spec is missing", "write a spec with "
                    + dialect.specFields().stream().sorted().toList());
        }
    }

    SpecReader.Field spec() {
        return spec;
    }

    SpecReader.Field field(String name) {
        return reader.field(name);
    }

    /// Source: `ClusterNetworkPolicySpec.Priority`, from 0 to 1000, required.
    Optional<Integer> priority() {
        var field = spec.field("priority");
        return switch (field.integer()) {
            case Read.Absent<Integer> _ -> {
                field.bad("the priority is missing", "write a number from 0 (first) to 1000 (last)");
                yield Optional.empty();
            }
            case Read.Bad<Integer> _ -> Optional.empty();
            case Read.Ok<Integer>(var number) when number < 0 || number > LAST_PRIORITY -> {
                field.bad("priority " + number + " does not exist", "use a number from 0 (first) to 1000 (last)");
                yield Optional.empty();
            }
            case Read.Ok<Integer>(var number) -> Optional.of(number);
        };
    }

    /// Empty where they could not be read, which was then reported.
    Compiled compiled(Optional<Tier> tier, Optional<Integer> priority) {
        var subject = new TieredPeerReader(dialect).subject(spec.field("subject"));
        var rules = new ArrayList<Rule>();
        for (var direction : Direction.values()) {
            rules.addAll(new TieredRuleReader(manifest, dialect, direction).read(spec.field(direction.field())));
        }
        var place = tier.orElse(Tier.ADMIN);
        int rank = tier.isEmpty() ? 0 : priority.orElse(0);
        var selection = subject.orElse(TieredPeerReader.EVERY_POD);
        var policy = error()
                .map(why -> Unevaluated.policy(manifest, place, rank, selection, directions(), why))
                .orElseGet(() -> new Policy(manifest.ref(), place, rank, selection, Set.of(), rules));
        return new Compiled(Optional.of(policy), reader.problems());
    }

    /// Why the policy is unknown, after its first error.
    private Optional<Problem> error() {
        return reader.problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .findFirst()
                .map(first -> Problem.error(
                        first.place(),
                        manifest.ref().label() + " is refused (" + first.message()
                                + "), so nobody can say what stands in the cluster in its place",
                        first.remedy()));
    }

    /// Source: network-policy-api: no implicit isolation; without a rule for a direction it is left alone.
    private Set<Direction> directions() {
        var directions = EnumSet.allOf(Direction.class);
        if (spec.value() instanceof Map<?, ?>) {
            directions.removeIf(direction -> switch (spec.field(direction.field()).value()) {
                case null -> true;
                case List<?> rules -> rules.isEmpty();
                default -> false;
            });
        }
        return directions;
    }
}
