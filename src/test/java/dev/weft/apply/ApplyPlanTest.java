package dev.weft.apply;

import static dev.weft.apply.Drafted.change;
import static dev.weft.apply.Drafted.create;
import static dev.weft.apply.Drafted.remove;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weft.apply.Harm.Toll;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The search itself is compared with all orders in `policy.oracle.SafeOrderTest`.
class ApplyPlanTest {
    private static final String DENY = "{podSelector: {}, policyTypes: [Ingress]}";
    private static final String WEB = "{podSelector: {}, ingress: [{from: [{podSelector: {}}]}]}";
    private static final String WEB_AND_DNS =
            "{podSelector: {}, ingress: [{from: [{podSelector: {}}]}, {ports: [{port: 53}]}]}";

    private static List<String> names(ApplyPlan plan) {
        return plan.order().stream().map(wish -> wish.ref().name()).toList();
    }

    @Test
    void whatAllowsIsWrittenBeforeWhatIsolatesAndRemovalsComeLast() {
        var wishes = List.of(
                remove("a-old-allow", WEB), create("b-deny", DENY), remove("c-old-deny", DENY),
                change("d-narrowed", WEB_AND_DNS, WEB), change("e-widened", WEB, WEB_AND_DNS), create("f-allow", WEB));

        var plan = ApplyPlan.of(wishes, Harm.UNKNOWN);

        assertThat(names(plan))
                .containsExactly("e-widened", "f-allow", "d-narrowed", "b-deny", "c-old-deny", "a-old-allow");
        assertThat(plan.toll()).as("nobody could tell").isEmpty();
        assertThat(plan.least()).isFalse();
    }

    @Test
    void aPolicyThatSelectsOthersFromNowOnNarrows() {
        var elsewhere = "{podSelector: {matchLabels: {app: x}}, ingress: [{from: [{podSelector: {}}]}]}";
        assertThat(Leaning.of(change("p", WEB, elsewhere))).isEqualTo(Leaning.NARROWS);
        assertThat(Leaning.of(change("p", WEB, WEB))).isEqualTo(Leaning.ALLOWS);
    }

    @Test
    void anActionThatDeniesIsolates() {
        assertThat(Leaning.of(create("p", "{ingress: [{action: Allow}, {action: Deny}]}"))).isEqualTo(Leaning.ISOLATES);
        assertThat(Leaning.of(remove("p", "{ingress: [{action: Deny}]}"))).isEqualTo(Leaning.OPENS);
    }

    @Test
    void theRuleOfThumbGivesWayToWhatTheEngineSays() {
        var wishes = List.of(create("a", WEB), create("b", WEB), create("c", WEB));
        Harm onlyBackwards = done -> Optional.of(new Toll(
                done.stream().anyMatch(wish -> wish.ref().name().equals("a")) ? 3 : 0, 0));

        var plan = ApplyPlan.of(wishes, onlyBackwards);

        assertThat(names(plan)).containsExactly("b", "c", "a");
        assertThat(plan.toll()).contains(Toll.NONE);
        assertThat(plan.least()).isTrue();
    }

    @Test
    void whatIsCutWeighsMoreThanWhatIsOpened() {
        var wishes = List.of(create("a", WEB), create("b", WEB));
        Harm harm = done -> Optional.of(
                done.getFirst().ref().name().equals("a") ? new Toll(1, 0) : new Toll(0, 9));
        assertThat(names(ApplyPlan.of(wishes, harm))).containsExactly("b", "a");
    }

    @Test
    void anOrderThatCostsNothingIsFoundAfterAsManyQuestionsAsThereAreWishes() {
        var asked = new ArrayList<List<ApplyWish>>();
        var wishes = IntStream.range(0, 60).mapToObj(n -> create("p%02d".formatted(n), WEB)).toList();

        var plan = ApplyPlan.of(wishes, done -> {
            asked.add(done);
            return Optional.of(Toll.NONE);
        });

        assertThat(plan.order()).isEqualTo(wishes);
        assertThat(asked).hasSize(59);
    }

    @Test
    void tooManyMixturesEndInTheRuleOfThumbAndItsPrice() {
        var wishes = IntStream.range(0, 40).mapToObj(n -> create("p%02d".formatted(n), WEB)).toList();
        var plan = ApplyPlan.of(wishes, done -> Optional.of(new Toll(1 + done.size() % 3, 0)));
        assertThat(plan.order()).isEqualTo(wishes);
        assertThat(plan.least()).isFalse();
        assertThat(plan.toll()).isPresent();
    }

    @Test
    void anObjectIsWishedForOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApplyPlan.of(List.of(create("a", WEB), remove("a", WEB)), Harm.UNKNOWN));
    }
}
