package dev.weft.view.panel;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.Origin;
import dev.weft.cluster.ResourceKind;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.FlowWindow;
import dev.weft.mesh.MeshKinds;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.picture.Pick;
import dev.weft.session.Frame;
import dev.weft.session.ViewRequest;
import dev.weft.topology.EdgeId;
import dev.weft.view.Frames;
import dev.weft.view.panel.InspectorModel.Line;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InspectorModelTest {
    private static final ClusterSnapshot SHOP = cluster(
            pod("shop/web", "app=web").address("10.0.0.1").node("n1"),
            pod("shop/db", "app=db").address("10.0.0.2").node("n1").port("pg", 5432),
            networkPolicy("shop/db-in").on("app=db").ingress(from("app=web"), tcp(5432)));

    private static final EdgeId WEB_TO_DB = new EdgeId(Frames.pod("shop/web"), Frames.pod("shop/db"));

    private static List<Line> lines(Frame frame, Pick pick, Optional<Traffic> port) {
        return InspectorModel.of(frame, Optional.of(pick), port).sections().stream()
                .flatMap(section -> section.lines().stream())
                .toList();
    }

    @Test
    void nothingSelectedSaysWhatToDo() {
        assertThat(InspectorModel.of(Frames.of(SHOP), Optional.empty(), Optional.empty()))
                .isEqualTo(InspectorModel.EMPTY);
    }

    @Test
    void aPairWithoutALineIsExplainedToo() {
        var back = new EdgeId(Frames.pod("shop/db"), Frames.pod("shop/web"));
        var model = InspectorModel.of(Frames.of(SHOP), Optional.of(new Pick.OfEdge(back)), Optional.empty());

        assertThat(model.subtitle()).isEqualTo("allowed, unused");
        assertThat(model.sections()).extracting(InspectorModel.Section::title).contains("Why");
    }

    @Test
    void aNodeShowsItsFactsAndThePolicyThatIsolatesIt() {
        var lines = lines(Frames.of(SHOP), new Pick.OfNode(Frames.pod("shop/db")), Optional.empty());

        assertThat(lines)
                .contains(
                        new Line.Fact("Namespace", "shop"),
                        new Line.Fact("Labels", "app=db"),
                        new Line.Fact("Addresses", "10.0.0.2"),
                        new Line.Fact("Runs on", "n1"),
                        new Line.Sentence("Ingress: isolated, only what a rule allows passes.", Tone.PLAIN),
                        new Line.Sentence("Egress: open, no policy isolates it in this direction.", Tone.WARNING));
        assertThat(lines).filteredOn(Line.ToRule.class::isInstance).hasSize(1);
    }

    @Test
    void anEdgeNamesTheRuleThatDecides() {
        var lines = lines(Frames.of(SHOP), new Pick.OfEdge(WEB_TO_DB), Optional.empty());

        assertThat(lines).contains(new Line.Sentence("TCP 5432 is allowed.", Tone.ALLOWED));
        assertThat(lines)
                .filteredOn(line -> line instanceof Line.ToRule(_, var tone, var rule)
                        && tone == Tone.ALLOWED && rule.path().equals("spec.ingress[0]"))
                .hasSize(1);
    }

    @Test
    void anotherPacketOfTheSameEdgeIsDenied() {
        var other = new Traffic(Protocol.TCP, 80);

        var lines = lines(Frames.of(SHOP), new Pick.OfEdge(WEB_TO_DB), Optional.of(other));

        assertThat(lines).contains(new Line.Sentence("TCP 80 is denied.", Tone.DENIED));
        assertThat(lines)
                .filteredOn(line -> line instanceof Line.ToRule(_, var tone, var rule)
                        && tone == Tone.DENIED && rule.policy()
                                .equals(ResourceKind.NETWORK_POLICY.ref("shop", "db-in")))
                .isNotEmpty();
    }

    @Test
    void anObservedFlowIsNamedWithItsCountAndAge() {
        var flows = Frames.flows(Frames.flow("shop/web", "shop/db", 5432, FlowVerdict.FORWARDED));

        var lines = lines(
                Frames.of(SHOP, flows, ViewRequest.DEFAULT), new Pick.OfEdge(WEB_TO_DB), Optional.empty());

        assertThat(lines)
                .contains(
                        new Line.Sentence("TCP 5432: forwarded, 7 connections", Tone.ALLOWED),
                        new Line.Fact("Last seen", "10 s ago, first 60 s ago, by sockets"));
    }

    @Test
    void aFlowThatPolicyDeniesButWasSeenAsksAboutEnforcement() {
        var flows = Frames.flows(Frames.flow("shop/web", "shop/db", 6000, FlowVerdict.FORWARDED));

        var lines = lines(
                Frames.of(SHOP, flows, ViewRequest.DEFAULT), new Pick.OfEdge(WEB_TO_DB), Optional.empty());

        assertThat(lines)
                .anySatisfy(line -> assertThat(line.toString())
                        .contains("Policy and data plane disagree: passed, though the policies deny it."));
    }

    @Test
    void withoutAFlowSourceUnseenIsNotCalledUnused() {
        var lines = lines(
                Frames.of(SHOP, FlowWindow.EMPTY, ViewRequest.DEFAULT), new Pick.OfEdge(WEB_TO_DB), Optional.empty());

        assertThat(lines)
                .contains(new Line.Sentence(
                        "Nothing is observed yet: no flow source runs. \"Sources\" shows what the cluster offers.",
                        Tone.MUTED));
    }

    @Test
    void whatLeftThePictureSaysSo() {
        var model = InspectorModel.of(
                Frames.of(SHOP), Optional.of(new Pick.OfNode(Frames.pod("shop/gone"))), Optional.empty());

        assertThat(model.subtitle()).startsWith("Not in the picture now");
        assertThat(model.sections()).isEmpty();
    }

    @Test
    void aNamespaceCountsWhatIsOpen() {
        var lines = lines(Frames.of(SHOP), new Pick.OfGroup("shop"), Optional.empty());

        assertThat(lines)
                .contains(
                        new Line.Fact("Workloads", "2"),
                        new Line.Sentence(
                                "1 workload here accepts traffic from anyone: no policy isolates ingress.",
                                Tone.WARNING));
    }

    /// What meshes make of a connection stands beside what policies say, with the object that decides.
    @Test
    void aMeshHasASectionOfItsOwnAndNoMeshHasNone() {
        var peers = MeshKinds.PEER_AUTHENTICATION;
        var strict = new Manifest(
                peers, peers.ref("shop", "default"), Map.of("spec", Map.of("mtls", Map.of("mode", "STRICT"))),
                Origin.LIVE);
        var meshed = SHOP.with(List.of(strict.filed()), List.of());

        assertThat(lines(Frames.of(meshed), new Pick.OfNode(Frames.pod("shop/db")), Optional.empty()))
                .contains(new Line.Sentence("no mesh", Tone.PLAIN));
        assertThat(InspectorModel.of(Frames.of(SHOP), Optional.of(new Pick.OfNode(Frames.pod("shop/db"))),
                        Optional.empty()).sections())
                .extracting(InspectorModel.Section::title)
                .doesNotContain("Mesh");
    }
}
