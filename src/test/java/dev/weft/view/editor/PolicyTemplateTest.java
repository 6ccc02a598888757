package dev.weft.view.editor;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ResourceKind;
import dev.weft.view.Frames;
import dev.weft.whatif.DraftYaml;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTemplateTest {
    private static final List<ResourceKind> KINDS = List.of(ResourceKind.NETWORK_POLICY);

    @Test
    void theTemplateOfAWorkloadSelectsItsLabelsAndOpensItsPorts() {
        var frame = Frames.of(cluster(
                pod("shop/db", "app=db,pod-template-hash=5f6d").address("10.0.0.2").port("pg", 5432)));
        var node = frame.scene().topology().node(Frames.pod("shop/db")).orElseThrow();

        assertThat(PolicyTemplate.ofWorkload(frame, node)).isEqualTo("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata:
                  name: db-in
                  namespace: shop
                spec:
                  podSelector:
                    matchLabels:
                      app: db
                  policyTypes:
                    - Ingress
                  ingress:
                    - from:
                        - podSelector: {}
                      ports:
                        - port: 5432
                          protocol: TCP
                """);
    }

    @Test
    void everyTemplateReadsAsAPolicy() {
        assertThat(DraftYaml.read(PolicyTemplate.ofNamespace("shop"), KINDS, ""))
                .isInstanceOf(DraftYaml.Reading.Policy.class);
    }

    /// A value such as `true` is text in a label and a boolean in YAML.
    @Test
    void labelsThatYamlWouldReadAsSomethingElseAreQuoted() {
        var frame = Frames.of(cluster(pod("shop/db", "app=true,version=1").address("10.0.0.2")));
        var node = frame.scene().topology().node(Frames.pod("shop/db")).orElseThrow();

        assertThat(PolicyTemplate.ofWorkload(frame, node)).contains("app: \"true\"", "version: \"1\"");
    }
}
