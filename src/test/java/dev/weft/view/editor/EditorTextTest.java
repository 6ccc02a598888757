package dev.weft.view.editor;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ResourceKind;
import dev.weft.view.Frames;
import dev.weft.whatif.Draft;
import dev.weft.whatif.DraftYaml;
import dev.weft.whatif.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditorTextTest {
    private static final ClusterSnapshot SHOP = cluster(
            pod("shop/db", "app=db"),
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

    @Test
    void theTextOpensAsDraftedOrElseAsTheClusterHasIt() {
        var reading = DraftYaml.read(CLOSED, List.of(ResourceKind.NETWORK_POLICY), "shop");
        var closed = Draft.EMPTY.with(Step.of(((DraftYaml.Reading.Policy) reading).edit()), SHOP);
        var frame = Frames.of(SHOP);
        var policy = ResourceKind.NETWORK_POLICY.ref("shop", "db-in");

        assertThat(EditorText.of(frame, closed, policy)).contains(CLOSED);
        assertThat(EditorText.of(frame, Draft.EMPTY, policy)).hasValueSatisfying(text -> {
            assertThat(text).contains("name: db-in");
            assertThat(text.lines().toList().get(EditorText.line(text, "spec.ingress[0].ports[0].port") - 1))
                    .contains("5432");
        });
        assertThat(EditorText.of(frame, Draft.EMPTY, ResourceKind.NETWORK_POLICY.ref("shop", "none"))).isEmpty();
    }
}
