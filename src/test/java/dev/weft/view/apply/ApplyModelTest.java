package dev.weft.view.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.apply.ApplyPlan;
import dev.weft.apply.ApplyRun;
import dev.weft.apply.ApplyState;
import dev.weft.apply.ApplyState.Phase;
import dev.weft.apply.ApplyState.Progress;
import dev.weft.apply.ApplyWish;
import dev.weft.apply.Attempt;
import dev.weft.apply.Checked;
import dev.weft.apply.Checked.Verdict;
import dev.weft.apply.Echo;
import dev.weft.apply.Harm.Toll;
import dev.weft.apply.Right;
import dev.weft.apply.ServerAnswer;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Origin;
import dev.weft.cluster.ResourceKind;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.view.panel.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApplyModelTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private static Manifest policy(String name, String app) {
        var kind = ResourceKind.NETWORK_POLICY;
        return new Manifest(
                kind,
                kind.ref("shop", name),
                Map.of(
                        "kind", "NetworkPolicy",
                        "metadata", Map.of("name", name),
                        "spec", Map.of("podSelector", Map.of("matchLabels", Map.of("app", app)))),
                Origin.LIVE);
    }

    private static Checked checked(String name, Verdict verdict, String why) {
        var live = policy(name, "old");
        var wish = new ApplyWish.Put(policy(name, "new"), Optional.of(live));
        var accepted = new ServerAnswer.Accepted(Optional.of(policy(name, "new")));
        return new Checked(
                new Attempt(wish, Attempt.Way.APPLY, Optional.of(live)),
                verdict,
                why,
                List.of(new Right("get", Right.Answer.YES, ""), new Right("patch", Right.Answer.YES, "")),
                verdict == Verdict.READY ? Optional.of(accepted) : Optional.empty(),
                Echo.NONE);
    }

    private static RunView run(Phase phase, ApplyState.Item... items) {
        return new RunView(
                ApplyRun.Kind.APPLY, "prod", new ApplyState(phase, List.of(items), ""), Optional.empty(),
                        RunView.Choice.NONE, RunView.Watched.NOTHING);
    }

    private static ApplyState.Item waiting(Checked checked) {
        return new ApplyState.Item(checked, Progress.WAITING, "");
    }

    private static RunView ready() {
        return run(Phase.READY, waiting(checked("p", Verdict.READY, "")));
    }

    @Test
    void onlyTheNameOfTheContextConfirms() {
        assertThat(ApplyModel.of(ready()).confirm().shown()).isTrue();
        assertThat(ApplyModel.of(ready()).confirm().ready()).isFalse();
        assertThat(ApplyModel.of(ready().with(RunView.Choice.NONE.withTyped("pro"))).confirm().ready()).isFalse();
        assertThat(ApplyModel.of(ready().with(RunView.Choice.NONE.withTyped("prod"))).confirm().ready()).isTrue();
    }

    @Test
    void whatIsBlockedCannotBeConfirmed() {
        var blocked = run(Phase.BLOCKED, waiting(checked("p", Verdict.CONFLICT, "somebody changed it")))
                .with(RunView.Choice.NONE.withTyped("prod"));
        var model = ApplyModel.of(blocked);
        assertThat(model.confirm().shown()).isFalse();
        assertThat(model.confirm().ready()).isFalse();
        assertThat(model.can().checkAgain()).isTrue();
        assertThat(model.cards().getFirst().state().text()).isEqualTo("✕ changed meanwhile");
        assertThat(model.cards().getFirst().lines())
                .contains(new ApplyModel.Line("Somebody changed it", Tone.BAD));
    }

    @Test
    void aCardShowsRightsAndTheDifferenceToTheLiveObject() {
        var card = ApplyModel.of(ready()).cards().getFirst();
        assertThat(card.lines()).extracting(ApplyModel.Line::text)
                .containsExactly("Rights: get ✓, patch ✓", "Dry run: the server accepts it");
        assertThat(card.diff().lines().stream()
                        .filter(line -> line.fate() != dev.weft.apply.LineDiff.Fate.STAYS)
                        .map(line -> line.fate().sign() + line.text().strip()))
                .containsExactly("-app: old", "+app: new");
        assertThat(card.takeOver()).isEmpty();
    }

    @Test
    void fieldsOfOthersAreOfferedToBeTakenOver() {
        var owned = run(Phase.BLOCKED, waiting(checked("p", Verdict.OWNED, "x belongs to helm")));
        assertThat(ApplyModel.of(owned).cards().getFirst().takeOver()).contains(false);
        var taken = ready().with(new RunView.Choice(
                Set.of(ResourceKind.NETWORK_POLICY.ref("shop", "p")), false, false, "", List.of()));
        assertThat(ApplyModel.of(taken).cards().getFirst().takeOver()).contains(true);
    }

    @Test
    void thePriceOfTheOrderIsToldAndSoIsThatItIsNotKnown() {
        var two = run(Phase.READY, waiting(checked("p", Verdict.READY, "")), waiting(checked("q", Verdict.READY, "")));
        var wishes = two.state().items().stream().map(ApplyState.Item::wish).toList();
        assertThat(lead(two.with(new ApplyPlan(wishes, Optional.of(Toll.NONE), true))))
                .contains("nothing is cut or opened");
        assertThat(lead(two.with(new ApplyPlan(wishes, Optional.of(new Toll(2, 1)), true))))
                .contains("traffic of 2 pairs is cut for a moment, traffic of 1 pair is open for a moment; no order");
        assertThat(lead(two.with(new ApplyPlan(wishes, Optional.empty(), false)))).contains("is not known");
    }

    private static String lead(RunView run) {
        return String.join("\n", ApplyModel.of(run).lead().stream().map(ApplyModel.Line::text).toList());
    }

    @Test
    void aStopNamesEveryObjectAndWhatBecameOfIt() {
        var stopped = run(
                Phase.STOPPED,
                new ApplyState.Item(checked("a", Verdict.READY, ""), Progress.WRITTEN, ""),
                new ApplyState.Item(checked("b", Verdict.READY, ""), Progress.FAILED, "the server said no"),
                new ApplyState.Item(checked("c", Verdict.READY, ""), Progress.NOT_TRIED, ""));
        var model = ApplyModel.of(stopped);
        assertThat(model.after()).extracting(ApplyModel.Line::text).containsExactly(
                "Change NetworkPolicy shop/a: applied",
                "Change NetworkPolicy shop/b: not applied: the server said no",
                "Change NetworkPolicy shop/c: not applied, not tried");
        assertThat(model.can().revert()).isTrue();
    }

    @Test
    void dropsAreToldWithWhatWasDroppedBefore() {
        assertThat(watch(new DropWatch.Seen(List.of(), true), 20))
                .containsExactly("Watching for drops, 40 s left: no drop was observed at the workloads that changed.");
        assertThat(watch(new DropWatch.Seen(List.of(drop(6379, false), drop(80, true)), true), 61))
                .first()
                .isEqualTo("Watched for a minute: 1 flow dropped that was not dropped before, 1 dropped before too.");
        assertThat(watch(DropWatch.Seen.NOTHING, 5).getFirst()).contains("no flow source is live, so drops cannot be");
    }

    private static DropWatch.Drop drop(int port, boolean before) {
        var end = new FlowEnd.OfPod(ObjectRef.ofPod("shop", "web"));
        var key = new FlowKey(end, end, FlowTraffic.tcp(port), FlowVerdict.DROPPED, "hubble");
        return new DropWatch.Drop(key, NOON.plusSeconds(3), before);
    }

    private static List<String> watch(DropWatch.Seen seen, long seconds) {
        var watch = new DropWatch(NOON, Set.of(ObjectRef.ofPod("shop", "web")));
        var done = run(Phase.DONE, new ApplyState.Item(checked("a", Verdict.READY, ""), Progress.WRITTEN, ""))
                .with(new RunView.Watched(Optional.of(watch), seen, NOON.plusSeconds(seconds), ""));
        return ApplyModel.of(done).after().stream().map(ApplyModel.Line::text).toList();
    }

    @Test
    void theButtonSaysWhyItIsOff() {
        assertThat(ApplyBar.Model.of("folder ./x", false, false, 2).why())
                .isEqualTo("Apply is off: folder ./x is no live cluster.");
        assertThat(ApplyBar.Model.of("context dev", true, false, 2).why()).contains("Weft only reads");
        assertThat(ApplyBar.Model.of("context dev", true, true, 0).why()).contains("changes no policy");
        assertThat(ApplyBar.Model.of("context dev", true, true, 1).ready()).isTrue();
    }
}
