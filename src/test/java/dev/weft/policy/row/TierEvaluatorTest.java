package dev.weft.policy.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Problem;
import dev.weft.cluster.Selector;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Action;
import dev.weft.policy.Cell;
import dev.weft.policy.Direction;
import dev.weft.policy.Peer;
import dev.weft.policy.PodSelection;
import dev.weft.policy.PodSelection.Scope;
import dev.weft.policy.Policy;
import dev.weft.policy.Rule;
import dev.weft.policy.RuleRef;
import dev.weft.policy.Tier;
import dev.weft.policy.TrafficMatch;
import dev.weft.policy.row.TierEvaluator.Asked;
import dev.weft.policy.row.TierEvaluator.Match;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The order of tiers. Source: network-policy-api, "API overview"; facts sheet, B.2.
class TierEvaluatorTest {
    private static final TrafficSet WEB = TrafficSet.tcp(80);
    private static final TrafficSet REST = WEB.complement();
    private static final Cell ALL = new Cell(TrafficSet.ALL, TrafficSet.NONE);

    private static Match match(Action action, TrafficSet traffic) {
        return new Match(rule(action, traffic, new Peer.Anyone()), traffic, true);
    }

    private static Match perhaps(Action action, TrafficSet traffic) {
        return new Match(rule(action, traffic, new Peer.DomainNames(List.of("x.org"))), traffic, false);
    }

    private static Match opaque(TrafficSet traffic) {
        var why = Problem.warning(Problem.Place.of("x"), "not read", "read it");
        return new Match(rule(Action.PASS, traffic, new Peer.Unsupported(why)), traffic, false);
    }

    private static Rule rule(Action action, TrafficSet traffic, Peer peer) {
        var ref = new RuleRef(new ObjectRef("", "Policy", "", "x"), "spec", "", 0);
        return new Rule(ref, Direction.INGRESS, action, List.of(peer), new TrafficMatch(traffic, List.of()));
    }

    private static Asked asked(Tier tier, boolean isolates, Match... matches) {
        return asked(tier, 0, isolates, matches);
    }

    private static Asked asked(Tier tier, int priority, boolean isolates, Match... matches) {
        var everyone = new PodSelection(new Scope.Matching(Selector.EVERYTHING), Selector.EVERYTHING);
        var policy = new Policy(
                new ObjectRef("", "Policy", "", "x"),
                tier,
                priority,
                everyone,
                isolates ? Set.of(Direction.INGRESS) : Set.of(),
                Stream.of(matches).map(Match::rule).toList());
        return new Asked(policy, true, List.of(matches));
    }

    private static Asked admin(Match... matches) {
        return asked(Tier.ADMIN, false, matches);
    }

    private static Asked admin(int priority, Match... matches) {
        return asked(Tier.ADMIN, priority, false, matches);
    }

    private static Asked isolating(Match... matches) {
        return asked(Tier.NETWORK_POLICY, true, matches);
    }

    private static Asked baseline(Match... matches) {
        return asked(Tier.BASELINE, false, matches);
    }

    private static Cell fold(Asked... asked) {
        return TierEvaluator.fold(List.of(asked), Direction.INGRESS);
    }

    private static Cell allowed(TrafficSet traffic) {
        return new Cell(traffic, TrafficSet.NONE);
    }

    @Test
    void nothingAskedIsAllowedByDefault() {
        assertThat(fold()).isEqualTo(ALL);
    }

    @Test
    void anAdminPolicyThatMatchesNothingChangesNothing() {
        assertThat(fold(admin())).isEqualTo(ALL);
    }

    @Test
    void theFirstMatchOfAFirstMatchTierDecides() {
        assertThat(fold(admin(1, match(Action.DENY, WEB)), admin(2, match(Action.ACCEPT, TrafficSet.ALL))))
                .isEqualTo(allowed(REST));
        assertThat(fold(admin(match(Action.ACCEPT, WEB), match(Action.DENY, TrafficSet.ALL)))).isEqualTo(allowed(WEB));
    }

    // ClusterNetworkPolicySpec.Priority: "the implementation can apply any of the matching policies".
    @Test
    void whatPoliciesOfOnePriorityDisagreeAboutIsUnknownAndNothingElse() {
        var deny = admin(5, match(Action.DENY, WEB));
        var accept = admin(5, match(Action.ACCEPT, TrafficSet.ALL));
        var pass = admin(5, match(Action.PASS, TrafficSet.ALL));
        assertThat(fold(deny, accept)).isEqualTo(new Cell(REST, WEB));
        assertThat(fold(accept, deny)).isEqualTo(new Cell(REST, WEB));
        assertThat(fold(deny, pass)).isEqualTo(new Cell(REST, WEB));
        assertThat(fold(accept, pass, isolating())).isEqualTo(new Cell(TrafficSet.NONE, TrafficSet.ALL));
        assertThat(fold(accept, pass, deny)).isEqualTo(new Cell(REST, WEB));
    }

    // Whichever of them is applied, the answer is the same.
    @Test
    void whereBothWaysLeadToOneAnswerItIsThatAnswer() {
        var pass = admin(5, match(Action.PASS, TrafficSet.ALL));
        assertThat(fold(admin(5, match(Action.ACCEPT, WEB)), pass)).isEqualTo(ALL);
        assertThat(fold(admin(5, match(Action.DENY, WEB)), pass, isolating())).isEqualTo(Cell.NOTHING);
        assertThat(fold(admin(5, match(Action.ACCEPT, WEB)), pass, isolating(match(Action.ACCEPT, WEB))))
                .isEqualTo(allowed(WEB));
    }

    // Names may stand for the address or not: both ways are followed.
    @Test
    void aRuleThatMayMatchIsUnknownOnlyWhereItMatters() {
        var names = perhaps(Action.ACCEPT, WEB);
        assertThat(fold(admin(names))).isEqualTo(ALL);
        assertThat(fold(admin(names, match(Action.DENY, TrafficSet.ALL)))).isEqualTo(new Cell(TrafficSet.NONE, WEB));
        assertThat(fold(admin(perhaps(Action.PASS, WEB)), isolating())).isEqualTo(Cell.NOTHING);
        assertThat(fold(admin(perhaps(Action.PASS, WEB), match(Action.DENY, TrafficSet.ALL))))
                .isEqualTo(new Cell(TrafficSet.NONE, WEB));
    }

    // A policy of which nobody knows whether it selects the end counts whole or not at all.
    @Test
    void aPolicyThatMaySelectTheEndIsUnknownOnlyWhereItMatters() {
        var perhaps = perhapsSelecting(admin(match(Action.ACCEPT, WEB), match(Action.DENY, TrafficSet.ALL)));
        assertThat(fold(perhaps)).isEqualTo(new Cell(WEB, REST));
        assertThat(fold(perhaps, isolating())).isEqualTo(new Cell(TrafficSet.NONE, WEB));
        var isolates = perhapsSelecting(isolating(match(Action.ACCEPT, WEB)));
        assertThat(fold(isolates)).isEqualTo(new Cell(WEB, REST));
        assertThat(fold(isolates, baseline(match(Action.DENY, TrafficSet.ALL))))
                .isEqualTo(new Cell(TrafficSet.NONE, WEB));
    }

    private static Asked perhapsSelecting(Asked asked) {
        return new Asked(asked.policy(), false, asked.matches());
    }

    @Test
    void policiesOfOnePriorityThatAgreeDecide() {
        var deny = admin(5, match(Action.DENY, WEB));
        assertThat(fold(deny, deny)).isEqualTo(allowed(REST));
        assertThat(fold(deny, admin(5, match(Action.ACCEPT, TrafficSet.udp(53))), isolating()))
                .isEqualTo(allowed(TrafficSet.udp(53)));
    }

    // The order of the rules within a policy counts before other policies of its priority are looked at.
    @Test
    void ofEachPolicyOfAPriorityOnlyTheFirstMatchCounts() {
        var denyWebLast = admin(5, match(Action.ACCEPT, TrafficSet.ALL), match(Action.DENY, WEB));
        assertThat(fold(denyWebLast, admin(5, match(Action.ACCEPT, WEB)))).isEqualTo(ALL);
    }

    @Test
    void whatALowerNumberDecidedIsNotAmbiguous() {
        var first = admin(4, match(Action.ACCEPT, WEB));
        var deny = admin(5, match(Action.DENY, TrafficSet.ALL));
        var pass = admin(5, match(Action.PASS, WEB));
        assertThat(fold(first, deny, pass)).isEqualTo(allowed(WEB));
    }

    @Test
    void equalNumbersOfTwoTiersHaveNothingToDoWithEachOther() {
        var deny = baseline(match(Action.DENY, TrafficSet.ALL));
        assertThat(fold(admin(0, match(Action.ACCEPT, WEB)), deny)).isEqualTo(allowed(WEB));
    }

    @Test
    void besideARuleOfUnknownEffectAnotherOfItsPriorityIsNotSure() {
        var opaque = admin(5, opaque(WEB));
        assertThat(fold(opaque, admin(5, match(Action.DENY, TrafficSet.ALL))))
                .isEqualTo(new Cell(TrafficSet.NONE, WEB));
    }

    @Test
    void anAdminAcceptOverridesALaterDenial() {
        assertThat(fold(admin(match(Action.ACCEPT, WEB)), isolating())).isEqualTo(allowed(WEB));
    }

    @Test
    void passLeavesTheDecisionToNetworkPolicy() {
        var pass = admin(match(Action.PASS, WEB), match(Action.DENY, TrafficSet.ALL));
        assertThat(fold(pass, isolating(match(Action.ACCEPT, TrafficSet.ALL)))).isEqualTo(allowed(WEB));
        assertThat(fold(pass, isolating())).isEqualTo(Cell.NOTHING);
        assertThat(fold(pass)).isEqualTo(allowed(WEB));
    }

    @Test
    void networkPolicyIsFinalForThePodsItIsolates() {
        var deny = baseline(match(Action.DENY, TrafficSet.ALL));
        assertThat(fold(isolating(match(Action.ACCEPT, WEB)), deny)).isEqualTo(allowed(WEB));
        assertThat(fold(deny)).isEqualTo(Cell.NOTHING);
    }

    @Test
    void aDenyWinsInAnAdditiveTier() {
        assertThat(fold(isolating(match(Action.ACCEPT, TrafficSet.ALL)), isolating(match(Action.DENY, WEB))))
                .isEqualTo(allowed(REST));
    }

    @Test
    void aRuleOfUnknownEffectMakesUnknownWhatItMatchesAndNothingElse() {
        var opaque = opaque(WEB);
        assertThat(fold(admin(opaque))).isEqualTo(new Cell(REST, WEB));
        assertThat(fold(admin(opaque), isolating())).isEqualTo(new Cell(TrafficSet.NONE, WEB));
        assertThat(fold(isolating(opaque), isolating(match(Action.ACCEPT, WEB)))).isEqualTo(allowed(WEB));
        assertThat(fold(isolating(opaque))).isEqualTo(new Cell(TrafficSet.NONE, WEB));
    }

    @Test
    void anEarlierTierDecidesBeforeAnUnknownOne() {
        assertThat(fold(admin(match(Action.DENY, WEB)), baseline(opaque(TrafficSet.ALL))))
                .isEqualTo(new Cell(TrafficSet.NONE, REST));
    }
}
