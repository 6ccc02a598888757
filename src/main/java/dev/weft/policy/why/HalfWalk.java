package dev.weft.policy.why;

import dev.weft.cluster.ContainerPort;
import dev.weft.net.Traffic;
import dev.weft.policy.Action;
import dev.weft.policy.Direction;
import dev.weft.policy.Explanation.Effect;
import dev.weft.policy.Explanation.Half;
import dev.weft.policy.Explanation.Step;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One side of one packet: every policy that selects `self`, asked in order, until one tier decides.
final class HalfWalk {
    /// Which side of which packet. `destination` is the end whose named ports count. `ownNode`: between a pod and its
    /// own node, where no NetworkPolicy counts.
    record Question(Direction direction, Seen self, Seen other, Traffic traffic, boolean ownNode) {
        End destination() {
            return direction == Direction.INGRESS ? self.end : other.end;
        }

        Question about(Seen another) {
            return new Question(direction, self, another, traffic, ownNode);
        }

        Seen destinationSeen() {
            return direction == Direction.INGRESS ? self : other;
        }

        boolean minds(Tier tier) {
            return !ownNode || tier.combination() == Tier.Combination.FIRST_MATCH;
        }
    }

    /// An end and the way it is looked at.
    record Seen(End end, View view) {}

    /// A rule that matches the packet, or may.
    private record Hit(Asked policy, Match match) {
        boolean sure() {
            return policy.sure() && match.sure();
        }

        boolean decides() {
            return policy.sure() && match.decides();
        }

        Effect effect() {
            if (!sure()) {
                return Effect.UNKNOWN;
            }
            return switch (match.rule().action()) {
                case ACCEPT -> Effect.ALLOW;
                case DENY -> Effect.DENY;
                case PASS -> Effect.PASS;
            };
        }
    }

    private final Ground ground;
    private final Matching matching;
    private final Question question;
    private final List<Step> steps = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();
    private final List<NearMiss> misses = new ArrayList<>();
    private final Set<Tier> tiers = new LinkedHashSet<>();
    private Optional<WhyUnknown> doubt = Optional.empty();

    HalfWalk(Ground ground, Question question) {
        this.ground = ground;
        this.matching = new Matching(ground);
        this.question = question;
    }

    Half half() {
        return matching.isPod(question.self.view) ? evaluated() : notAPod();
    }

    private Half notAPod() {
        boolean host = question.self.end.isHostPod();
        var why = host
                ? "it shares its node's network and is seen as the node, which no policy selects"
                : "policies select pods, so none limits it";
        steps.add(new Step("default", Optional.empty(), Effect.ALLOW, why));
        return half(new Verdict.Allowed(List.of()), host ? "HOST_NETWORK" : "NOT_A_POD", why);
    }

    private Half evaluated() {
        collect();
        var cell = TierEvaluator.fold(asked, question.direction);
        boolean open = record();
        if (open) {
            var why = asked.isEmpty() ? "no policy isolates it" : "no policy decides";
            steps.add(new Step("default", Optional.empty(), Effect.ALLOW, why + ", so it is allowed by default"));
        }
        if (cell.allowed().contains(question.traffic)) {
            return allowed(open);
        }
        return cell.unknown().contains(question.traffic) ? unknown() : denied();
    }

    private void collect() {
        for (var policy : ground.asked()) {
            var selected = question.minds(policy.tier())
                    ? matching.selects(policy.subject(), question.self.end)
                    : Answer.NO;
            boolean news = selected != Answer.NO || !tiers.contains(policy.tier());
            if (news && question.minds(policy.tier()) && speaks(policy)) {
                tiers.add(policy.tier());
                if (selected != Answer.NO) {
                    asked.add(new Asked(policy, selected == Answer.YES, matches(policy)));
                }
            }
        }
    }

    private boolean speaks(Policy policy) {
        return policy.isolates().contains(question.direction)
                || policy.rules().stream().anyMatch(rule -> rule.direction() == question.direction);
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

    /// Writes the steps, where there are several tiers also of those whose policies do not select this end; true when
    /// no tier decides.
    private boolean record() {
        for (var tier : tiers) {
            var policies = asked.stream().filter(policy -> policy.policy().tier().equals(tier)).toList();
            if (policies.isEmpty()) {
                passedBy(tier);
                continue;
            }
            boolean open = tier.combination() == Tier.Combination.FIRST_MATCH
                    ? firstMatch(policies)
                    : additive(policies);
            if (!open) {
                return false;
            }
        }
        return true;
    }

    private void passedBy(Tier tier) {
        if (tiers.size() > 1) {
            var why = "none of its policies selects " + question.self.end.label();
            steps.add(new Step(tier.name(), Optional.empty(), Effect.NO_MATCH, why));
        }
    }

    private boolean firstMatch(List<Asked> policies) {
        boolean passes = false;
        int from = 0;
        while (from < policies.size()) {
            int to = from + 1;
            int priority = policies.get(from).policy().priority();
            while (to < policies.size() && policies.get(to).policy().priority() == priority) {
                to++;
            }
            var hits = hits(policies.subList(from, to));
            passes |= hits.stream().anyMatch(hit -> hit.match.rule().action() == Action.PASS && !hit.match.opaque());
            if (hits.stream().anyMatch(Hit::decides)) {
                return passes;
            }
            from = to;
        }
        return true;
    }

    /// Asks policies of one tier and one priority, and writes what each does; where they disagree, that is unknown.
    private List<Hit> hits(List<Asked> policies) {
        var hits = new ArrayList<Hit>();
        for (var policy : policies) {
            var own = firstHits(policy);
            if (own.isEmpty()) {
                steps.add(step(policy, Effect.NO_MATCH, "none of its rules matches"));
            }
            hits.addAll(own);
        }
        var sure = hits.stream().filter(Hit::sure).toList();
        boolean clash = sure.stream().map(Hit::effect).distinct().count() > 1;
        for (var hit : hits) {
            if (clash && hit.sure()) {
                steps.add(disagreeing(hit, sure));
            } else {
                steps.add(step(hit));
            }
        }
        return hits;
    }

    /// The rules of a policy that match the packet, up to the first that surely does.
    private List<Hit> firstHits(Asked policy) {
        var hits = new ArrayList<Hit>();
        for (var match : hits(policy)) {
            hits.add(new Hit(policy, match));
            if (match.decides()) {
                break;
            }
        }
        return hits;
    }

    private Step disagreeing(Hit hit, List<Hit> all) {
        var names = all.stream().map(other -> other.policy.policy().ref().label()).toList();
        var sentence = Sentences.disagree(names, hit.policy.policy().priority());
        var rule = hit.match.rule();
        doubt(WhyUnknown.equalPriority(rule, sentence));
        var why = Sentences.does(rule, name(rule), question.other.end) + "; " + sentence;
        return new Step(hit.policy.policy().tier().name(), Optional.of(rule.ref()), Effect.UNKNOWN, why);
    }

    /// The first doubt is the one that is told.
    private void doubt(WhyUnknown found) {
        doubt = doubt.or(() -> Optional.of(found));
    }

    private boolean additive(List<Asked> policies) {
        boolean open = true;
        for (var policy : policies) {
            var hits = hits(policy);
            hits.forEach(match -> steps.add(step(new Hit(policy, match))));
            boolean isolates = policy.policy().isolates().contains(question.direction);
            if (hits.isEmpty() && isolates) {
                var miss = NearMiss.of(policy, rules(policy.policy()), question);
                misses.add(miss);
                steps.add(step(policy, policy.sure() ? Effect.ISOLATES : Effect.UNKNOWN, miss.why()));
            } else if (hits.isEmpty()) {
                steps.add(step(policy, Effect.NO_MATCH, "none of its rules matches"));
            }
            boolean denies = hits.stream().anyMatch(match -> new Hit(policy, match).effect() == Effect.DENY);
            open &= !(isolates && policy.sure()) && !denies && hits.stream().noneMatch(Match::opaque);
        }
        return open;
    }

    private List<Match> hits(Asked policy) {
        return policy.matches().stream()
                .filter(match -> match.traffic().contains(question.traffic))
                .toList();
    }

    private Step step(Hit hit) {
        var rule = hit.match.rule();
        if (ground.isStandIn(hit.policy.policy())) {
            var unread = doubtOf(hit);
            doubt(unread);
            return new Step("not read", Optional.empty(), Effect.UNKNOWN, unread.why().message());
        }
        var why = Sentences.does(rule, name(rule), question.other.end);
        if (!hit.sure()) {
            var found = doubtOf(hit);
            doubt(found);
            why = found.why().message();
        }
        return new Step(hit.policy.policy().tier().name(), Optional.of(rule.ref()), hit.effect(), why);
    }

    private Optional<String> name(Rule rule) {
        return ground.snapshot()
                .manifest(rule.ref().policy())
                .flatMap(manifest -> Sentences.name(manifest, rule.direction(), rule.ref()));
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

    private WhyUnknown doubtOf(Hit hit) {
        var found = WhyUnknown.of(hit.match, matching.isPod(question.other.view));
        return ground.isStandIn(hit.policy.policy()) ? found.unreadable() : found;
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
        var found = doubt.or(this::additiveDoubt).orElseGet(() -> WhyUnknown.mayBeSelected(question.self.end));
        return half(new Verdict.Unknown(found.why()), found.reason(), found.sentence());
    }

    private Optional<WhyUnknown> additiveDoubt() {
        return asked.stream()
                .filter(policy -> policy.policy().tier().combination() == Tier.Combination.ADDITIVE)
                .flatMap(policy -> policy.matches().stream().map(match -> new Hit(policy, match)))
                .filter(hit -> !hit.sure())
                .findFirst()
                .map(this::doubtOf);
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
}
