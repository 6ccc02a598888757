package dev.weft.view.draft;

import static dev.weft.fixture.ClusterFixture.block;
import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.tcp;
import static dev.weft.fixture.Reviewers.reviewed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.fixture.Part;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.FlowWindow;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.picture.Pick;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Profile;
import dev.weft.policy.Reachability;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.session.Frame;
import dev.weft.session.ViewRequest;
import dev.weft.topology.EdgeId;
import dev.weft.view.Frames;
import dev.weft.view.draft.ImpactModel.Group;
import dev.weft.view.panel.Tone;
import dev.weft.view.panel.Wording;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Expectation;
import dev.weft.whatif.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImpactModelTest {
    private static final ClusterSnapshot SHOP = cluster(
            pod("shop/web", "app=web").address("10.0.0.1"),
            pod("shop/job", "app=job").address("10.0.0.3"),
            pod("shop/db", "app=db").address("10.0.0.2").port("pg", 5432),
            networkPolicy("shop/db-in").on("app=db").ingress(from("app=web"), tcp(5432)));
    private static final FlowWindow SEEN =
            Frames.flows(Frames.flow("shop/web", "shop/db", 5432, FlowVerdict.FORWARDED));
    private static final Pick EDGE =
            new Pick.OfEdge(new EdgeId(Frames.pod("shop/web"), Frames.pod("shop/db")));
    private static final Traffic PG = new Traffic(Protocol.TCP, 5432);

    private static Manifest policy(Part part) {
        return cluster(part).manifests().iterator().next();
    }

    private static Draft draft(ClusterSnapshot live, Manifest... policies) {
        var edits = List.of(policies).stream().<Edit>map(manifest -> new Edit.PutPolicy(manifest, "")).toList();
        return Draft.EMPTY.with(new Step("change", edits), live);
    }

    private static Draft closed() {
        return draft(SHOP, policy(networkPolicy("shop/db-in").on("app=db")));
    }

    private static Frame frame(ClusterSnapshot live, FlowWindow flows, Draft draft) {
        return reviewed(Frames.of(live, flows, ViewRequest.DEFAULT.withDraft(draft)));
    }

    private static Group group(ImpactModel model, String id) {
        return model.groups().stream()
                .filter(group -> group.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no group " + id + " in " + model));
    }

    private static List<String> ids(ImpactModel model) {
        return model.groups().stream().map(Group::id).toList();
    }

    @Test
    void withoutAStepNothingIsDrafted() {
        var model = ImpactModel.of(reviewed(Frames.of(SHOP)), Draft.EMPTY);

        assertThat(model.headline()).startsWith("Nothing is drafted");
        assertThat(model.groups()).isEmpty();
    }

    @Test
    void aWishThatIsNotAnalysedYetSaysSo() {
        assertThat(ImpactModel.of(Frames.of(SHOP), closed()).headline()).startsWith("Working out");
    }

    @Test
    void aClosedDoorNamesTheFlowThatBreaksFirst() {
        var model = ImpactModel.of(frame(SHOP, SEEN, closed()), closed());

        assertThat(model.headline()).startsWith("1 observed flow would be dropped");
        assertThat(model.tone()).isEqualTo(Tone.LOST);
        assertThat(ids(model)).startsWith("impact-dropped").endsWith("impact-coverage").doesNotContain("impact-lost");
        var line = group(model, "impact-dropped").lines().getFirst();
        assertThat(line.text()).isEqualTo("shop/web → shop/db TCP 5432: 7 connections (7/min), last seen "
                + Wording.clock(Frames.NOW.minusSeconds(10)));
        assertThat(line.show()).contains(EDGE);
        assertThat(line.why()).contains(PG);
        assertThat(line.deeds()).hasSize(1).first().isInstanceOf(Deed.Keep.class);
    }

    @Test
    void whatNobodyUsedIsClosedAndNotDropped() {
        var model = ImpactModel.of(frame(SHOP, FlowWindow.EMPTY, closed()), closed());

        assertThat(ids(model)).doesNotContain("impact-dropped");
        var lost = group(model, "impact-lost");
        assertThat(lost.title()).isEqualTo("1 never-seen pair would be closed");
        assertThat(lost.lines().getFirst().text()).isEqualTo("shop/web → shop/db TCP 5432");
    }

    @Test
    void deniedFlowsThatWouldPassAreNamed() {
        var open = Draft.EMPTY.with(
                Step.of(new Edit.RemovePolicy(ResourceKind.NETWORK_POLICY.ref("shop", "db-in"))), SHOP);
        var tried = Frames.flows(Frames.flow("shop/job", "shop/db", 5432, FlowVerdict.DROPPED));

        var model = ImpactModel.of(frame(SHOP, tried, open), open);

        assertThat(group(model, "impact-passing").title()).isEqualTo("1 observed flow, denied now, would pass");
        assertThat(group(model, "impact-gained").title()).contains("never-seen pair");
        assertThat(group(model, "impact-passing").lines().getFirst().deeds()).isEmpty();
    }

    @Test
    void manySourcesOfOneDoorAreOneLine() {
        var parts = new ArrayList<Part>();
        for (int i = 0; i < 6; i++) {
            parts.add(pod("shop/web-" + i, "app=web").address("10.0.1." + i));
        }
        parts.add(pod("shop/db", "app=db").address("10.0.0.2").port("pg", 5432));
        var live = cluster(parts.toArray(Part[]::new));
        var closed = draft(live, policy(networkPolicy("shop/db-in").on("app=db").ingress(from("app=none"), tcp(1))));

        var lost = group(ImpactModel.of(frame(live, FlowWindow.EMPTY, closed), closed), "impact-lost");

        assertThat(lost.lines()).anySatisfy(line -> {
            assertThat(line.text()).isEqualTo("8 sources (shop/web-0, shop/web-1, shop/web-2, …) → shop/db every port");
            assertThat(line.show()).contains(new Pick.OfNode(Frames.pod("shop/db")));
            var keep = (Deed.Keep) line.deeds().getFirst();
            assertThat(keep.pairs()).hasSize(8);
            assertThat(keep.title()).endsWith("→ shop/db TCP 5432"); // what it declares, not every port
        });
    }

    @Test
    void aBrokenPinAConflictAndAFindingAreSaid() {
        var pin = new Expectation(
                new Expectation.End.OfWorkload(ObjectRef.ofPod("shop", "web")),
                new Expectation.End.OfWorkload(ObjectRef.ofPod("shop", "db")), PG, true);
        var draft = draft(
                SHOP,
                policy(networkPolicy("shop/db-in").on("app=db")),
                policy(networkPolicy("shop/lost").on("app=dp")));
        var moved = cluster(
                pod("shop/web", "app=web").address("10.0.0.1"),
                pod("shop/db", "app=db").address("10.0.0.2"),
                networkPolicy("shop/db-in").on("app=db").ingress(from("app=web"), tcp(1, 9000)));
        var request = ViewRequest.DEFAULT.withDraft(draft);
        var frame = reviewed(Frames.of(moved, SEEN, request.withWhatIf(request.whatIf().pinned(pin))));

        var model = ImpactModel.of(frame, draft);

        assertThat(group(model, "impact-pins").lines().getFirst().text())
                .isEqualTo("shop/web must reach shop/db on TCP 5432 by the draft");
        var conflict = group(model, "impact-conflicts").lines().getFirst();
        assertThat(conflict.text()).isEqualTo(
                "NetworkPolicy shop/db-in was changed in the cluster after you began to edit it");
        assertThat(conflict.deeds()).extracting(Deed::word)
                .containsExactly("Keep mine", "Take theirs", "Show difference");
        assertThat(group(model, "impact-findings").lines())
                .anySatisfy(line -> assertThat(line.text()).startsWith("NetworkPolicy shop/lost"));
    }

    @Test
    void theCoverageIsSaidUnderEveryImpact() {
        var lines = group(ImpactModel.of(frame(SHOP, SEEN, closed()), closed()), "impact-coverage").lines();

        assertThat(lines.getFirst().text()).startsWith("Flows seen in the last 15 minutes, as of ")
                .contains("live since");
        assertThat(lines.getLast().text()).isEqualTo("No flow data for 1 of 3 workloads: shop/job");
    }

    @Test
    void whatOtherPluginsWouldDoIsSaidWhereItIsTheSameAndWhereNot() {
        assertThat(group(ImpactModel.of(frame(SHOP, SEEN, closed()), closed()), "impact-readings").title())
                .isEqualTo("Read as calico and cilium would, this draft does the same");

        var live = cluster(pod("shop/web", "app=web").address("10.0.0.1"), pod("shop/db", "app=db")
                .address("10.0.0.2"));
        var blocks = draft(live, policy(
                networkPolicy("shop/db-in").on("app=db").ingress(from(block("10.0.0.0/8")))));
        var group = group(ImpactModel.of(frame(live, FlowWindow.EMPTY, blocks), blocks), "impact-readings");

        assertThat(group.title()).startsWith("Cilium would do otherwise at ");
        assertThat(group.lines().getFirst().text()).startsWith("cilium: a block of addresses never matches a pod");
        assertThat(group.lines()).anySatisfy(line -> assertThat(line.text())
                .isEqualTo("cilium: shop/web → shop/db: closed for every port (as shown: nothing changes)"));
    }

    @Test
    void withoutASourceNothingWasObserved() {
        var lines = group(ImpactModel.of(frame(SHOP, FlowWindow.EMPTY, closed()), closed()), "impact-coverage").lines();

        assertThat(lines.getFirst().text()).startsWith("Nothing: no flow source runs");
    }

    @Test
    void whatIsStillBeingWorkedOutIsSaid() {
        var frame = Frames.of(SHOP, SEEN, ViewRequest.DEFAULT.withDraft(closed()));
        var old = frame.scene().beside().review();
        var outdated = frame.with(new dev.weft.session.Review(
                old.findings(), old.ground(), old.pins(), old.conflicts(), old.branches(), false));

        var lines = group(ImpactModel.of(outdated, closed()), "impact-coverage").lines();

        assertThat(lines.getFirst().text()).contains("being worked out");
    }

    @Test
    void keepingAFlowLetsJustItThrough() {
        var frame = frame(SHOP, SEEN, closed());
        var keep = (Deed.Keep) group(ImpactModel.of(frame, closed()), "impact-dropped").lines().getFirst().deeds()
                .getFirst();
        var drafted = frame.draft().orElseThrow().after().reachability();

        var step = new Keeping(ImpactModelTest::evaluate).step(drafted, keep).orElseThrow();

        assertThat(step.title()).isEqualTo("Keep shop/web → shop/db TCP 5432");
        var after = frame(SHOP, SEEN, closed().with(step, SHOP));
        assertThat(after.draft().orElseThrow().difference().changes()).isEmpty();
        assertThat(after.draft().orElseThrow().impact().dropped()).isEmpty();
    }

    @Test
    void whatPassesAlreadyNeedsNoException() {
        var frame = frame(SHOP, SEEN, closed());
        var keep = (Deed.Keep) group(ImpactModel.of(frame, closed()), "impact-dropped").lines().getFirst().deeds()
                .getFirst();

        assertThat(new Keeping(ImpactModelTest::evaluate).step(evaluate(SHOP), keep)).isEqualTo(Optional.empty());
    }

    private static Reachability evaluate(ClusterSnapshot snapshot) {
        return new ClassReachabilityEngine(Profile.UPSTREAM)
                .evaluate(snapshot, new PolicyCompiler(PolicyKinds.all()).compile(snapshot));
    }
}
