package dev.weft.whatif.editing;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.namespace;
import static dev.weft.fixture.ClusterFixture.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import org.junit.jupiter.api.Test;

/// Whom the text selects where the caret stands.
class SelectionsTest {
    private static final ClusterSnapshot SHOP = cluster(
            namespace("shop", "team=a"),
            namespace("mon", "team=b"),
            pod("shop/web-1", "app=web").ownedBy("Deployment", "web"),
            pod("shop/web-2", "app=web").ownedBy("Deployment", "web"),
            pod("shop/db", "app=db"),
            pod("shop/old", "app=db").finished(),
            pod("mon/prom", "app=prom"));
    private static final String POLICY = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: db
            spec:
              podSelector:
                matchLabels:
                  app: db
              ingress:
                - from:
                    - podSelector:
                        matchLabels:
                          app: web
                    - namespaceSelector:
                        matchLabels:
                          team: b
                  ports:
                    - port: 5432
                - from:
                    - ipBlock:
                        cidr: 10.0.0.0/8
                        except: [10.1.0.0/16]
                - ports: []
            """;

    private static String said(String text, String at) {
        return Selections.at(new TextPeers(Outline.of(text), "shop"), ClusterWords.of(SHOP),
                        Outline.of(text).pathAt(text.indexOf(at)))
                .map(selected -> selected.chosen().sentence())
                .orElse("nothing");
    }

    @Test
    void theSubjectIsWhomThePolicyIsAbout() {
        assertThat(said(POLICY, "app: db")).isEqualTo("selects 1 of 4 pods: shop/db");
    }

    @Test
    void aPeerIsCountedAlone() {
        assertThat(said(POLICY, "app: web")).isEqualTo("selects 2 of 4 pods: shop/web");
        assertThat(said(POLICY, "team: b")).isEqualTo("selects 1 of 4 pods: mon/prom");
    }

    @Test
    void aRuleMeansAllItsPeers() {
        assertThat(said(POLICY, "port: 5432")).isEqualTo("selects 3 of 4 pods: mon/prom, shop/web");
        assertThat(said(POLICY, "- ports: []")).isEqualTo("means everyone: all 4 pods, and everybody outside");
    }

    @Test
    void blocksAreAddressesOutside() {
        assertThat(said(POLICY, "cidr")).isEqualTo("means 10.0.0.0/16, 10.2.0.0/15, 10.4.0.0/14 and 5 more");
    }

    @Test
    void aPolicyWithoutSelectorMeansItsNamespaceAndMetadataNobody() {
        assertThat(said(POLICY, "name: db")).isEqualTo("nothing");
        assertThat(said(POLICY.replaceAll("(?s)podSelector:.*?db", "podSelector: {}"), "podSelector: {}"))
                .startsWith("selects 3 of 4 pods");
    }

    @Test
    void aLabelThatIsNotWholeYetSelectsNobodyYet() {
        assertThat(said(POLICY.replace("app: db", "app:"), "app:")).isEqualTo("nothing");
    }
}
