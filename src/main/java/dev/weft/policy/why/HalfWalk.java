package dev.weft.policy.why;

import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.Problem;
import dev.weft.net.Traffic;
import dev.weft.policy.Action;
import dev.weft.policy.Direction;
import dev.weft.policy.Explanation.Effect;
import dev.weft.policy.Explanation.Half;
import dev.weft.policy.Explanation.Step;
import dev.weft.policy.Peer;
import dev.weft.policy.Policy;
import dev.weft.policy.Rule;
import dev.weft.policy.RuleRef;
import dev.weft.policy.Tier;
import dev.weft.policy.Verdict;
import dev.weft.policy.classes.End;
import dev.weft.policy.classes.NamedPorts;
import dev.weft.policy.classes.NamespaceLabels.Answer;
import dev.weft.policy.classes.View;
import dev.weft.policy.row.Ground;
import dev.weft.policy.row.TierEvaluator;
import dev.weft.policy.row.TierEvaluator.Asked;
import dev.weft.policy.row.TierEvaluator.Match;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One side of one packet: every policy that selects `self`, asked in order, until one tier decides.
final class HalfWalk {
    /// Which side of which packet. `destination` is the end whose named ports count.
    record Question(Direction direction, Seen self, Seen other, Traffic traffic) {
        End destination() {
            return direction == Direction.INGRESS ? self.end : other.end;
        }

        Question about(Seen another) {
            return new Question(direction, self, another, traffic);
        }

        Seen destinationSeen() {
            return direction == Direction.INGRESS ? self : other;
        }
    }

    /// An end and the way it is looked at.
    record Seen(End end, View view) {}

    private final Ground ground;
    private final Matching matching;
    private final Question question;
    private final List<Step> steps = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();
    private final List<NearMiss> misses = new ArrayList<>();

    HalfWalk(Ground ground, Question question) {
        this.ground = ground;
        this.matching = new Matching(ground);
        this.question = question;
    }

    Half half() {
        if (!matching.isPod(question.self.view)) {
            return notAPod();
        }
        var unread = ground.unread(question.self.end.namespace());
        return unread.isPresent() ? unread(unread.get()) : evaluated();
    }

    private Half notAPod() {
        boolean host = question.self.end.isHostPod();
        var why = host
                ? "it shares its node's network and is seen as the node, which no policy selects"
                : "policies select pods, so none limits it";
        steps.add(new Step("default", Optional.empty(), Effect.ALLOW, why));
        return half(new Verdict.Allowed(List.of()), host ? "HOST_NETWORK" : "NOT_A_POD", why);
    }

    private Half unread(Problem why) {
        steps.add(new Step("not read", Optional.empty(), Effect.UNKNOWN, why.message()));
        return half(new Verdict.Unknown(why), "UNREADABLE", why.message());
    }

    private Half evaluated() {
        collect();
        var cell = TierEvaluator.fold(asked, question.direction);
        boolean open = record();
        if (open) {
            var why = steps.isEmpty() ? "no policy isolates it" : "no policy decides";
            steps.add(new Step("default", Optional.empty(), Effect.ALLOW, why + ", so it is allowed by default"));
        }
        if (cell.allowed().contains(question.traffic)) {
            return allowed(open);
        }
        return cell.unknown().contains(question.traffic) ? unknown() : denied();
    }

    private void collect() {
        for (var policy : ground.policies().policies()) {
            var selected = speaks(policy) ? matching.selects(policy.subject(), question.self.end) : Answer.NO;
            if (selected != Answer.NO) {
                asked.add(new Asked(policy, selected == Answer.YES, matches(policy)));
            }
        }
    }

    private boolean speaks(Policy policy) {
        return policy.isolates().contains(question.direction) || !rules(policy).isEmpty();
    }

    private List<Rule> rules(Policy policy) {
        return policy.rules().stream()
                .filter(rule -> rule.direction() == question.direction)
                .toList();
    }

    private List<Match> matches(Policy policy) {
        var matches = new ArrayList<Match>();
        for (var rule : rules(policy)) {
            var named = matching.names(rule, question.other.end, question.other.view);
            var ports = matching.isPod(question.destinationSeen().view)
                    ? question.destination().ports()
                    : List.<ContainerPort>of();
            var traffic = NamedPorts.resolve(rule.traffic(), ports);
            if (named != Answer.NO) {
                matches.add(new Match(rule, traffic, named == Answer.YES));
            }
        }
        return matches;
    }

    /// Writes the steps; true when no tier decides.
    private boolean record() {
        int from = 0;
        while (from < asked.size()) {
            var tier = asked.get(from).policy().tier();
            int to = from;
            while (to < asked.size() && asked.get(to).policy().tier().equals(tier)) {
                to++;
            }
            boolean open = tier.combination() == Tier.Combination.FIRST_MATCH
                    ? firstMatch(asked.subList(from, to))
                    : additive(asked.subList(from, to));
            if (!open) {
                return false;
            }
            from = to;
        }
        return true;
    }

    private boolean firstMatch(List<Asked> policies) {
        for (var policy : policies) {
            var match = hits(policy).stream().findFirst();
            if (match.isEmpty()) {
                steps.add(step(policy, Effect.NO_MATCH, "none of its rules matches"));
                continue;
            }
            var effect = effect(policy, match.get());
            steps.add(step(policy, match.get(), effect));
            return effect == Effect.PASS;
        }
        return true;
    }

    private boolean additive(List<Asked> policies) {
        boolean open = true;
        for (var policy : policies) {
            var hits = hits(policy);
            hits.forEach(match -> steps.add(step(policy, match, effect(policy, match))));
            boolean isolates = policy.policy().isolates().contains(question.direction);
            if (hits.isEmpty() && isolates) {
                var miss = NearMiss.of(policy, rules(policy.policy()), question);
                misses.add(miss);
                steps.add(step(policy, policy.sure() ? Effect.ISOLATES : Effect.UNKNOWN, miss.why()));
            } else if (hits.isEmpty()) {
                steps.add(step(policy, Effect.NO_MATCH, "none of its rules matches"));
            }
            open &= !isolates
                    && policy.matches().stream().allMatch(Match::sure)
                    && hits.stream().noneMatch(match -> match.rule().action() == Action.DENY);
        }
        return open;
    }

    private List<Match> hits(Asked policy) {
        return policy.matches().stream()
                .filter(match -> match.traffic().contains(question.traffic))
                .toList();
    }

    private static Effect effect(Asked policy, Match match) {
        if (!policy.sure() || !match.sure()) {
            return Effect.UNKNOWN;
        }
        return switch (match.rule().action()) {
            case ACCEPT -> Effect.ALLOW;
            case DENY -> Effect.DENY;
            case PASS -> Effect.PASS;
        };
    }

    private Step step(Asked policy, Match match, Effect effect) {
        var why = effect == Effect.UNKNOWN
                ? why(match).message()
                : Sentences.allows(match.rule(), question.other.end);
        return new Step(policy.policy().tier().name(), Optional.of(match.rule().ref()), effect, why);
    }

    private Step step(Asked policy, Effect effect, String why) {
        return new Step(policy.policy().tier().name(), Optional.of(whole(policy.policy())), effect, why);
    }

    private RuleRef whole(Policy policy) {
        return ground.snapshot()
                .manifest(policy.ref())
                .map(manifest -> RuleRef.of(manifest, "spec"))
                .orElseGet(() -> new RuleRef(policy.ref(), "spec", "", 0));
    }

    private static Problem why(Match match) {
        for (var peer : match.rule().peers()) {
            if (peer instanceof Peer.Unsupported(var problem)) {
                return problem;
            }
        }
        return Problem.warning(
                new Problem.Place(match.rule().ref().policy().label(), match.rule().ref().path(),
                        match.rule().ref().file(), match.rule().ref().line()),
                "labels of the namespace cannot be read",
                "run: kubectl auth can-i list namespaces");
    }

    private Half allowed(boolean byDefault) {
        if (byDefault) {
            return half(new Verdict.Allowed(List.of()), "IMPLIED_ALLOW_NO_POLICY", steps.getLast().why());
        }
        var rules = refs(Effect.ALLOW);
        return half(new Verdict.Allowed(rules), "ALLOWED_BY_RULE", "allowed by " + labels(rules));
    }

    private Half denied() {
        var deniers = refs(Effect.DENY);
        if (!deniers.isEmpty()) {
            return half(new Verdict.Denied(deniers), "DENIED_BY_RULE", "denied by " + labels(deniers));
        }
        var policies = refs(Effect.ISOLATES);
        var nearest = NearMiss.nearest(misses);
        var names = policies.stream().map(ref -> ref.policy().label()).distinct().toList();
        return half(
                new Verdict.Denied(policies),
                nearest.reason(),
                "isolated by " + Sentences.labels(names) + "; " + nearest.text(names.size() > 1));
    }

    private Half unknown() {
        var why = asked.stream()
                .flatMap(policy -> policy.matches().stream().filter(match -> !policy.sure() || !match.sure()))
                .map(HalfWalk::why)
                .findFirst()
                .orElseGet(() -> Problem.warning(
                        Problem.Place.of(question.self.end.label()),
                        "a policy may select it, as labels of its namespace cannot be read",
                        "run: kubectl auth can-i list namespaces"));
        return half(new Verdict.Unknown(why), "NOT_EVALUATED", why.message());
    }

    private List<RuleRef> refs(Effect effect) {
        return steps.stream()
                .filter(step -> step.effect() == effect)
                .flatMap(step -> step.rule().stream())
                .toList();
    }

    private static String labels(List<RuleRef> rules) {
        return Sentences.labels(rules.stream().map(RuleRef::label).toList());
    }

    private Half half(Verdict verdict, String reason, String sentence) {
        return new Half(
                question.direction,
                verdict,
                reason,
                Sentences.half(question.direction, question.self.end) + ": " + sentence,
                steps);
    }

    /// How near an isolating policy comes to allowing a packet: its best rule, and what that lacks. `reason` is the
    /// stable
    /// code, `why` the sentence about this policy.
    private record NearMiss(String policy, Kind kind, String reason, String why) {
        /// Nearest first.
        enum Kind {
            PORT_NOT_LISTED,
            PEER_NOT_SELECTED,
            NO_RULE
        }

        static NearMiss of(Asked asked, List<Rule> rules, Question question) {
            var policy = asked.policy().ref().label();
            if (rules.isEmpty()) {
                return new NearMiss(policy, Kind.NO_RULE, noRule(question.direction()),
                        Sentences.noRule(question.direction()));
            }
            return asked.matches().stream()
                    .findFirst()
                    .map(match -> new NearMiss(
                            policy, Kind.PORT_NOT_LISTED, Kind.PORT_NOT_LISTED.name(), port(match, question)))
                    .orElseGet(() -> new NearMiss(
                            policy, Kind.PEER_NOT_SELECTED, Kind.PEER_NOT_SELECTED.name(), peer(rules, question)));
        }

        private static String noRule(Direction direction) {
            return direction == Direction.INGRESS ? "INGRESS_ISOLATED_NO_RULE" : "EGRESS_ISOLATED_NO_RULE";
        }

        private static String port(Match match, Question question) {
            boolean unresolved = match.traffic().isEmpty() && !match.rule().traffic().named().isEmpty();
            return unresolved
                    ? Sentences.portNotDeclared(match.rule(), question.destination())
                    : Sentences.portNotListed(match.rule(), question.other().end(), question.traffic());
        }

        private static String peer(List<Rule> rules, Question question) {
            return rules.size() == 1
                    ? Sentences.doesNotName(rules.getFirst(), question.other().end())
                    : Sentences.noneNames(rules.size(), question.other().end());
        }

        static NearMiss nearest(List<NearMiss> misses) {
            return misses.stream()
                    .min(Comparator.comparing(NearMiss::kind))
                    .orElseThrow(() -> new IllegalStateException("denied, but no policy isolates"));
        }

        /// The sentence; with the policy's name where several isolate.
        String text(boolean named) {
            return named ? "nearest is " + policy + ": " + why : why;
        }
    }
}
