package dev.weft.view;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.Part;
import dev.weft.flow.FlowVerdict;
import dev.weft.picture.Pick;
import dev.weft.session.Frame;
import dev.weft.session.ViewRequest;
import dev.weft.topology.FoldWish;
import dev.weft.topology.NodeId;
import dev.weft.view.arrange.FoldModel;
import dev.weft.view.panel.InspectorModel;
import dev.weft.view.panel.InspectorModel.Line;
import dev.weft.view.panel.Tone;
import dev.weft.view.search.Found;
import dev.weft.view.traffic.DrawnEdge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is said of 450 namespaces, which stand in groups of ten.
class GroupModelsTest {
    private static final NodeId GROUP = NodeId.ofGroup("team-04*");
    private static final Frame FRAME = frame(ViewRequest.DEFAULT);
    private static final MainModel MODEL = MainModel.of(new OpenSource("many", false)).withFrame(FRAME);

    private static Frame frame(ViewRequest request) {
        var parts = new ArrayList<Part>();
        for (int i = 0; i < 450; i++) {
            parts.add(pod("team-%03d/web".formatted(i), "app=web"));
        }
        parts.add(pod("team-042/db", "app=db"));
        var flows = Frames.flows(Frames.flow("team-042/web", "team-042/db", 5432, FlowVerdict.FORWARDED));
        return Frames.of(cluster(parts.toArray(Part[]::new)), flows, request);
    }

    @Test
    void aGroupOpensIntoItsNamespacesAndClosesAroundThem() {
        var opened = MODEL.withFoldToggled("team-04*");

        assertThat(MODEL.isFolded("team-04*")).isTrue();
        assertThat(opened.wish().arrangement().folds().opened()).containsExactly("team-04*");
        assertThat(opened.isFolded("team-04*")).isFalse();
        assertThat(opened.withFoldToggled("team-04*").wish()).isEqualTo(MODEL.wish());
    }

    @Test
    void aGroupIsABoxButNoNamespace() {
        assertThat(MODEL.boxNamed(new Pick.OfNode(GROUP))).contains("team-04*");
        assertThat(MODEL.namespaceOf(new Pick.OfNode(GROUP))).isEmpty();
    }

    @Test
    void theBannerSaysHowManyStandInGroups() {
        var banner = FoldModel.of(FRAME);

        assertThat(banner.text())
                .isEqualTo("All 450 namespaces are folded, 450 of them in 45 groups, to keep it readable."
                        + " A double click opens a group, or unfolds a namespace.");
        assertThat(banner.unfold()).isTrue();
        assertThat(banner.remark()).startsWith("Opens every group and unfolds all in it: up to ");
    }

    @Test
    void theInspectorSaysWhyTheyStandTogetherAndWhichTheyAre() {
        assertThat(lines(new Pick.OfNode(GROUP)))
                .contains(
                        new Line.Fact("Workloads ready", "11 of 11"),
                        new Line.Sentence("What stands here together: their names begin with team-04.", Tone.PLAIN),
                        new Line.ToPick("team-040: 1 workload", Tone.PLAIN, new Pick.OfGroup("team-040")),
                        new Line.ToPick("team-042: 2 workloads", Tone.PLAIN, new Pick.OfGroup("team-042")));
    }

    @Test
    void aNamespaceInAGroupIsNotSaidToBeIsolated() {
        assertThat(lines(new Pick.OfGroup("team-042")))
                .contains(
                        new Line.Fact("Workloads", "2"),
                        new Line.ToPick(
                                "It is folded: drawn as team-04* · 10 namespaces. F unfolds it.", Tone.MUTED,
                                new Pick.OfNode(GROUP)))
                .noneMatch(line -> line.toString().contains("isolated for ingress"));
    }

    @Test
    void aSearchMarksTheGroupThatHoldsAMatch() {
        assertThat(Found.of(FRAME, "ns:team-042 db").matches().nodes()).containsExactly(GROUP);
        assertThat(Found.of(FRAME, "nobody").matches().nodes()).isEmpty();
    }

    @Test
    void aFlowOfANamespaceInAGroupIsDrawnAtTheGroup() {
        assertThat(DrawnEdge.end(FRAME.scene().topology(), Frames.pod("team-042/web"))).isEqualTo(GROUP);
    }

    @Test
    void anOpenedGroupSaysWhatCameOutOfIt() {
        var opened = frame(ViewRequest.DEFAULT.with(FoldWish.NONE.open("team-04*")));

        assertThat(lines(opened, new Pick.OfNode(GROUP)))
                .contains(
                        new Line.Sentence("F closes it again.", Tone.MUTED),
                        new Line.ToPick("team-042: 2 workloads", Tone.PLAIN, new Pick.OfGroup("team-042")));
        assertThat(MODEL.withFrame(opened).openedAround("team-042").orElseThrow().name()).isEqualTo("team-04*");
    }

    private static List<Line> lines(Pick pick) {
        return lines(FRAME, pick);
    }

    private static List<Line> lines(Frame frame, Pick pick) {
        return InspectorModel.of(frame, Optional.of(pick), Optional.empty()).sections().stream()
                .flatMap(section -> section.lines().stream())
                .toList();
    }
}
