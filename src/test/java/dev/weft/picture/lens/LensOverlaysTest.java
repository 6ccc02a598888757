package dev.weft.picture.lens;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Problem.Severity;
import dev.weft.cluster.ResourceKind;
import dev.weft.fixture.RecordingBrush;
import dev.weft.fixture.RecordingBrush.Mark;
import dev.weft.fixture.Reviewers;
import dev.weft.fixture.Views;
import dev.weft.flow.FlowWindow;
import dev.weft.lint.Finding;
import dev.weft.picture.Ink;
import dev.weft.picture.Overlay;
import dev.weft.picture.Palette;
import dev.weft.picture.Pick;
import dev.weft.picture.Theme;
import dev.weft.picture.ViewState;
import dev.weft.session.Frame;
import dev.weft.session.Review;
import dev.weft.session.ViewRequest;
import dev.weft.session.lens.FindingMarks;
import dev.weft.session.lens.Sights;
import dev.weft.topology.NodeId;
import dev.weft.topology.lens.Lens;
import dev.weft.view.Frames;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What lenses paint over a picture, and what they say of it.
class LensOverlaysTest {
    private static final Set<Lens> ALL = EnumSet.allOf(Lens.class);
    private static final Palette PALETTE = Palette.of(Theme.LIGHT);
    private static final ClusterSnapshot SHOP = cluster(
            pod("shop/web", "app=web").address("10.0.0.1"),
            pod("shop/db", "app=db").address("10.0.0.2"),
            networkPolicy("shop/db").on("app=db").ingress(from("app=web")),
            networkPolicy("shop/lost").on("app=dp"));
    private static final ObjectRef DB = ResourceKind.NETWORK_POLICY.ref("shop", "db");

    private static Frame frame(ClusterSnapshot snapshot, Set<Lens> on) {
        var wish = ViewRequest.DEFAULT.withPanels(ViewRequest.DEFAULT.panels().withLenses(on));
        var frame = Frames.of(snapshot, FlowWindow.EMPTY, wish);
        return frame.with(Review.NONE, Reviewers.all().sights(frame));
    }

    private static RecordingBrush paint(Overlay overlay, Frame frame, ViewState.Focus focus) {
        var extent = frame.scene().positions().extent().orElseThrow();
        var port = Views.at(1).viewport().fitting(extent);
        var state = new ViewState(
                port, focus, Theme.LIGHT, new ViewState.Layers(Set.of(), ALL), 1, ViewState.Stage.DESK);
        return Views.paint(overlay, frame, state);
    }

    private static List<String> legend(Frame frame, Set<Lens> on) {
        return LensLegend.occurring(frame, on).stream().map(LensSign::word).toList();
    }

    @Test
    void onlyLensesThatAreOnAreExplainedAndOnlyWhatOccurs() {
        assertThat(legend(frame(SHOP, ALL), Set.of(Lens.ISOLATION)))
                .containsExactly("isolated: left incoming, right outgoing", "not isolated");
        assertThat(legend(frame(SHOP, ALL), Set.of(Lens.EXPOSURE)))
                .containsExactly("policies let in callers from outside", "policies let in its own namespace");
        assertThat(legend(frame(SHOP, ALL), Set.of(Lens.MTLS)))
                .containsExactly("no flow told of mTLS or encryption");
        assertThat(legend(frame(SHOP, ALL), Lens.USUAL)).isEmpty();
    }

    @Test
    void whatIsNotWorkedOutYetIsSaidToBe() {
        var early = Frames.of(SHOP);
        assertThat(legend(early, Set.of(Lens.EXPOSURE))).containsExactly("exposure is being worked out");
        assertThat(legend(early, Set.of(Lens.FINDINGS))).containsExactly("findings are being worked out");
        assertThat(paint(new ExposureOverlay(), early, ViewState.Focus.NONE).of(Mark.Filled.class)).isEmpty();
    }

    @Test
    void anIsolatedSideIsASolidWallAndAnOpenOneIsNot() {
        var walls = paint(new IsolationOverlay(), frame(SHOP, ALL), ViewState.Focus.NONE);
        assertThat(walls.of(Mark.Filled.class).stream()
                        .filter(mark -> mark.colour().equals(PALETTE.of(Ink.ISOLATED))))
                .as("the ingress of one of two workloads").hasSize(1);
        assertThat(walls.of(Mark.Stroked.class)).as("hollow: three open sides").hasSize(3);
    }

    @Test
    void wherePoliciesAreCarriedOutByNothingWallsStandOnPaper() {
        var flannel = cluster(
                pod("kube-flannel/kube-flannel-ds-x", "app=flannel").address("10.0.9.1"),
                pod("shop/db", "app=db").address("10.0.0.2"),
                networkPolicy("shop/db").on("app=db").types("Ingress", "Egress"));
        var frame = frame(flannel, ALL);
        assertThat(legend(frame, Set.of(Lens.ISOLATION))).contains("isolated on paper: nothing enforces it");
        assertThat(paint(new IsolationOverlay(), frame, ViewState.Focus.NONE).of(Mark.Filled.class))
                .noneMatch(mark -> mark.colour().equals(PALETTE.of(Ink.ISOLATED)));
    }

    @Test
    void findingsOfAPolicyCountAtWhatItSelectsAndThoseOfNobodyAtTheNamespace() {
        var marks = frame(SHOP, ALL).scene().marks().counted();
        assertThat(marks.rest()).as("a selector that selects nothing").containsKey("shop");
        assertThat(marks.boxes().getOrDefault("shop", marks.rest().get("shop")).many())
                .isGreaterThanOrEqualTo(marks.rest().get("shop").many());
        assertThat(Frames.of(SHOP).scene().marks().counted()).isEqualTo(FindingMarks.Counted.NONE);
    }

    @Test
    void theChosenPolicyHasAnOutlineAndItsName() {
        var focus = ViewState.Focus.NONE.on(DB);
        var frame = frame(SHOP, Lens.USUAL);
        assertThat(paint(new PolicyOutline(), frame, focus).of(Mark.Filled.class)).as("rim and inside").hasSize(2);
        assertThat(paint(new PolicyNames(), frame, focus).texts()).containsExactly("NetworkPolicy shop/db");
        assertThat(paint(new PolicyOutline(), frame, ViewState.Focus.NONE).of(Mark.Filled.class)).isEmpty();
    }

    @Test
    void aSelectedPodNamesThePoliciesThatSelectIt() {
        var frame = frame(SHOP, Lens.USUAL);
        assertThat(paint(new PolicyNames(), frame, selecting("db")).texts())
                .containsExactly("NetworkPolicy shop/db");
        assertThat(paint(new PolicyNames(), frame, selecting("web")).texts())
                .containsExactly("selected by no policy");
    }

    @Test
    void aNodeSaysInWordsWhatTheLensesThatAreOnShow() {
        var frame = frame(SHOP, Set.of(Lens.ISOLATION, Lens.EXPOSURE));
        paint(new IsolationOverlay(), frame, ViewState.Focus.NONE);
        var db = frame.scene().topology().node(NodeId.ofWorkload(ObjectRef.ofPod("shop", "db"))).orElseThrow();
        assertThat(LensWords.of(frame, db))
                .containsExactly("incoming isolated, outgoing open", "policies let in its own namespace");
        assertThat(LensWords.of(Frames.of(SHOP), db)).isEmpty();
    }

    @Test
    void tipCountsNothingAndSaysWhatThePictureCounted() {
        var about = new Finding("code", Severity.WARNING, Finding.Place.of(DB), "reason", "remedy", Optional.empty());
        var frame = frame(SHOP, Set.of(Lens.ISOLATION, Lens.FINDINGS)).with(
                Review.NONE, new Sights(Optional.empty(), Optional.of(List.of(about)), Optional.empty(), true));
        var db = frame.scene().topology().node(NodeId.ofWorkload(ObjectRef.ofPod("shop", "db"))).orElseThrow();
        assertThat(LensWords.of(frame, db)).isEmpty();
        assertThat(frame.scene().marks().known()).isEmpty();

        paint(new FindingOverlay(), frame, ViewState.Focus.NONE);
        paint(new IsolationOverlay(), frame, ViewState.Focus.NONE);
        assertThat(LensWords.of(frame, db))
                .containsExactly("incoming isolated, outgoing open", "1 finding, the worst warning");
    }

    @Test
    void findingsAreCountedOnceForThePictureTheLegendAndASceneInMotion() {
        var frame = frame(SHOP, ALL);
        paint(new FindingOverlay(), frame, ViewState.Focus.NONE);
        var counted = frame.scene().marks().known().orElseThrow();
        legend(frame, ALL);
        assertThat(frame.scene().marks().counted()).isSameAs(counted);
        assertThat(frame.scene().at(frame.scene().positions()).marks().known().orElseThrow()).isSameAs(counted);
    }

    private static ViewState.Focus selecting(String name) {
        var node = new Pick.OfNode(NodeId.ofWorkload(ObjectRef.ofPod("shop", name)));
        return new ViewState.Focus(java.util.Optional.of(node), java.util.Optional.empty(), Set.of());
    }
}
