package dev.weft.picture.lens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.fixture.RecordingBrush;
import dev.weft.fixture.RecordingBrush.Mark;
import dev.weft.fixture.Views;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowCounts;
import dev.weft.flow.FlowFacts;
import dev.weft.flow.FlowFacts.Known;
import dev.weft.flow.FlowStats;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.FlowWindow;
import dev.weft.kube.ManifestFolder;
import dev.weft.mesh.MeshKinds;
import dev.weft.net.TrafficSet;
import dev.weft.picture.Overlay;
import dev.weft.picture.Painter;
import dev.weft.picture.Painting;
import dev.weft.picture.Shape;
import dev.weft.picture.Theme;
import dev.weft.picture.ViewState;
import dev.weft.picture.surface.RasterSurface;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.session.Frame;
import dev.weft.session.ViewRequest;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Evidence;
import dev.weft.topology.FoldGroups;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.lens.Lens;
import dev.weft.topology.lens.MeshRuling;
import dev.weft.topology.lens.MeshStanding;
import dev.weft.topology.lens.Secrecy;
import dev.weft.view.Frames;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the encryption overlay draws and says of a folder with Istio in it: `mesh/istio-shop`, and beside it what is
/// expected of each card and line.
class MeshPictureTest {
    private static final EdgeId WEB_TO_CART = new EdgeId(node("shop", "web"), node("shop", "cart"));
    private static ClusterSnapshot shop;

    @BeforeAll
    static void read() throws Exception {
        List<ResourceKind> kinds = Stream.concat(
                        PolicyKinds.all().stream().map(PolicyKind::resource), MeshKinds.inFiles().stream())
                .toList();
        var builder = new SnapshotBuilder("folder");
        var changes = new ArrayList<Change>();
        var synced = new CountDownLatch(1);
        try (var source = ManifestFolder.of(resource("/mesh/istio-shop"), kinds)) {
            source.start(change -> {
                changes.add(change);
                if (change instanceof Change.Synced) {
                    synced.countDown();
                }
            });
            synced.await();
        }
        changes.forEach(change -> builder.apply(change, Frames.NOW));
        shop = builder.snapshot();
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(MeshPictureTest.class.getResource(name)).toURI());
    }

    private static NodeId node(String namespace, String name) {
        return NodeId.ofWorkload(new ObjectRef("apps", "Deployment", namespace, name));
    }

    private static Frame frame(FlowWindow flows) {
        var panels = ViewRequest.DEFAULT.panels().withLenses(Set.of(Lens.MTLS));
        return Frames.of(shop, flows, ViewRequest.DEFAULT.withPanels(panels));
    }

    private static RecordingBrush paint(Overlay overlay, Frame frame) {
        var port = Views.at(1).viewport().fitting(frame.scene().positions().extent().orElseThrow());
        var layers = new ViewState.Layers(Set.of(), Set.of(Lens.MTLS));
        return Views.paint(overlay, frame, new ViewState(
                port, ViewState.Focus.NONE, Theme.LIGHT, layers, 1, ViewState.Stage.DESK));
    }

    private static List<String> legend(Frame frame) {
        return LensLegend.occurring(frame, Set.of(Lens.MTLS)).stream().map(LensSign::word).toList();
    }

    /// One flow, seen to be mTLS or not.
    private static FlowWindow seen(Known mtls) {
        var key = Frames.flow("shop/web-0", "shop/cart-0", 8080, FlowVerdict.FORWARDED);
        var facts = new FlowFacts(
                "", new FlowFacts.Security(mtls, Known.UNKNOWN), FlowFacts.Policies.NONE, FlowFacts.Peer.NONE, "");
        var flow = Flow.at(key, Frames.NOW, FlowCounts.events(1)).with(facts);
        return new FlowWindow(Frames.NOW.minusSeconds(60), Frames.NOW, Map.of(key, FlowStats.of(flow)), List.of());
    }

    @Test
    void everyCardAndLineSaysWhatIsExpected() throws IOException, URISyntaxException {
        var frame = frame(FlowWindow.EMPTY);
        assertThat(frame.scene().topology().nodes())
                .allSatisfy(node -> assertThat(LensWords.of(frame, node)).isEmpty());
        legend(frame); // a tip says what a picture has counted
        var lines = new ArrayList<String>();
        var topology = frame.scene().topology();
        topology.nodes().forEach(node -> LensWords.of(frame, node)
                .forEach(words -> lines.add(node.id().key() + ": " + words)));
        topology.edges().forEach(edge -> LensWords.of(frame, edge)
                .forEach(words -> lines.add(
                        edge.id().source().key() + " -> " + edge.id().target().key() + ": " + words)));
        assertThat(String.join("\n", lines) + "\n")
                .isEqualTo(Files.readString(resource("/mesh/istio-shop.expected.txt")));
    }

    @Test
    void whereNothingWasSeenTheLegendSpeaksOfPolicy() {
        assertThat(legend(frame(FlowWindow.EMPTY))).containsExactly(
                "mTLS, by mesh policy", "plain text, by mesh policy", "would be refused, by mesh policy",
                "at a card: how the mesh takes connections to it");
    }

    @Test
    void whatWasSeenGoesBeforeWhatPolicySays() {
        var frame = frame(seen(Known.NO));
        assertThat(legend(frame)).startsWith(Secrecy.PLAIN.word()).doesNotContain("mTLS, by mesh policy");
        var edge = frame.scene().topology().edge(WEB_TO_CART).orElseThrow();
        assertThat(LensWords.of(frame, edge)).containsExactly(Secrecy.PLAIN.word()); // a tip asks nobody
        frame.scene().scenery().meshes().of(edge, frame.scene().topology().groups());
        assertThat(LensWords.of(frame, edge))
                .startsWith(Secrecy.PLAIN.word(), "mTLS, by mesh policy");
    }

    /// At a zoom that shows no padlock too.
    @Test
    void onceAPictureIsThereTheTipsOfItsLinesAreKnown() throws InterruptedException {
        var frame = frame(seen(Known.NO));
        var edge = frame.scene().topology().edge(WEB_TO_CART).orElseThrow();
        try (var painter = new Painter(new Painting(new RasterSurface(), List.of()), _ -> {})) {
            painter.request(frame, Views.at(0.05));
            while (frame.scene().scenery().meshes().known(edge).isEmpty()) {
                Thread.sleep(5);
            }
        }
        assertThat(LensWords.of(frame, edge)).startsWith(Secrecy.PLAIN.word(), "mTLS, by mesh policy");
    }

    @Test
    void aPadlockThatWasSeenIsFilledAndOneOfPolicyIsNot() {
        assertThat(bodies(frame(FlowWindow.EMPTY))).as("of policy").isZero();
        assertThat(bodies(frame(seen(Known.YES)))).as("the one that was seen").isEqualTo(1);
        assertThat(bodies(frame(seen(Known.NO)))).isEqualTo(1);
    }

    private static long bodies(Frame frame) {
        return paint(new SecrecyOverlay(), frame).of(Mark.Filled.class).stream()
                .filter(mark -> mark.shape() instanceof Shape.RoundBox)
                .count();
    }

    @Test
    void cardsSayHowTheMeshTakesConnections() {
        assertThat(paint(new MeshOverlay(), frame(FlowWindow.EMPTY)).texts())
                .containsExactlyInAnyOrder("mTLS or plain", "mesh: varies", "no mesh", "mTLS only", "no mesh");
    }

    @Test
    void ofAFoldedNamespaceOnlyWhatIsTrueOfAllInItIsSaid() {
        var meshes = frame(FlowWindow.EMPTY).scene().scenery().meshes();
        assertThat(meshes.of(fold("shop"), FoldGroups.NONE).map(MeshStanding::kind))
                .contains(MeshStanding.Kind.VARIES);
        assertThat(meshes.of(fold("payments"), FoldGroups.NONE).map(MeshStanding::kind))
                .contains(MeshStanding.Kind.STRICT);
        assertThat(ruling("legacy", "payments")).contains(MeshRuling.Kind.REFUSED);
        assertThat(ruling("legacy", "shop")).as("some refused, some plain").isEmpty();
    }

    private static TopologyNode fold(String namespace) {
        return new TopologyNode(
                NodeId.ofNamespace(namespace), namespace, "", Optional.empty(), TopologyNode.Facts.NONE);
    }

    private static Optional<MeshRuling.Kind> ruling(String from, String to) {
        var all = new Evidence.Declared(
                TrafficSet.ALL, TrafficSet.NONE);
        var edge = new TopologyEdge(
                new EdgeId(NodeId.ofNamespace(from), NodeId.ofNamespace(to)), List.of(all));
        return frame(FlowWindow.EMPTY).scene().scenery().meshes().of(edge, FoldGroups.NONE).map(MeshRuling::kind);
    }
}
