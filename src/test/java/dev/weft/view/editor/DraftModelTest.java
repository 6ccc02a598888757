package dev.weft.view.editor;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ResourceKind;
import dev.weft.flow.FlowVerdict;
import dev.weft.picture.Pick;
import dev.weft.session.ViewRequest;
import dev.weft.topology.EdgeId;
import dev.weft.view.Frames;
import dev.weft.view.panel.Tone;
import dev.weft.whatif.Draft;
import dev.weft.whatif.DraftYaml;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DraftModelTest {
    private static final ClusterSnapshot SHOP = cluster(
            pod("shop/web", "app=web").address("10.0.0.1"),
            pod("shop/db", "app=db").address("10.0.0.2").port("pg", 5432),
            networkPolicy("shop/db-in").on("app=db").ingress(from("app=web"), tcp(5432)));

    private static final String CLOSED = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: db-in
              namespace: shop
            spec:
              podSelector: {matchLabels: {app: db}}
              policyTypes: [Ingress]
            """;

    private static Draft closed() {
        var reading = DraftYaml.read(CLOSED, List.of(ResourceKind.NETWORK_POLICY), "shop");
        return Draft.EMPTY.with(Step.of(((DraftYaml.Reading.Policy) reading).edit()), SHOP);
    }

    @Test
    void withoutAStepNothingIsDrafted() {
        var model = DraftModel.of(Frames.of(SHOP), Draft.EMPTY);

        assertThat(model.can()).isEqualTo(new DraftModel.Can(false, false, false));
        assertThat(model.impact()).isEmpty();
    }

    @Test
    void aClosedDoorNamesTheFlowThatBreaksFirst() {
        var draft = closed();
        var flows = Frames.flows(Frames.flow("shop/web", "shop/db", 5432, FlowVerdict.FORWARDED));
        var frame = Frames.of(SHOP, flows, ViewRequest.DEFAULT.withDraft(draft));

        var model = DraftModel.of(frame, draft);

        assertThat(model.summary())
                .isEqualTo("0 edges gained, 1 lost; 1 observed flow would be dropped, 0 denied would pass");
        var edge = new Pick.OfEdge(new EdgeId(Frames.pod("shop/web"), Frames.pod("shop/db")));
        assertThat(model.impact())
                .containsExactly(
                        new DraftModel.Line(
                                "shop/web → shop/db TCP 5432 would be dropped (1 flow, seen 3 times)", Tone.LOST,
                                        Optional.of(edge)),
                        new DraftModel.Line("shop/web → shop/db loses TCP 5432", Tone.LOST, Optional.of(edge)));
        assertThat(model.steps()).containsExactly("Edit NetworkPolicy shop/db-in");
    }

    @Test
    void aWishThatIsNotAnalysedYetSaysSo() {
        assertThat(DraftModel.of(Frames.of(SHOP), closed()).summary()).startsWith("Working out");
    }

    @Test
    void theTextOpensAsDraftedOrElseAsTheClusterHasIt() {
        var frame = Frames.of(SHOP);
        var policy = ResourceKind.NETWORK_POLICY.ref("shop", "db-in");

        assertThat(EditorText.of(frame, closed(), policy)).contains(CLOSED);
        assertThat(EditorText.of(frame, Draft.EMPTY, policy)).hasValueSatisfying(text -> {
            assertThat(text).contains("name: db-in");
            assertThat(text.lines().toList().get(EditorText.line(text, "spec.ingress[0].ports[0].port") - 1))
                    .contains("5432");
        });
        assertThat(EditorText.of(frame, Draft.EMPTY, ResourceKind.NETWORK_POLICY.ref("shop", "none"))).isEmpty();
    }

    @Test
    void removingAPolicyIsAStepLikeAnyOther() {
        var policy = ResourceKind.NETWORK_POLICY.ref("shop", "db-in");
        var draft = Draft.EMPTY.with(Step.of(new Edit.RemovePolicy(policy)), SHOP);
        var frame = Frames.of(SHOP, Frames.flows(), ViewRequest.DEFAULT.withDraft(draft));

        assertThat(DraftModel.of(frame, draft).steps()).containsExactly("Remove NetworkPolicy shop/db-in");
    }
}
