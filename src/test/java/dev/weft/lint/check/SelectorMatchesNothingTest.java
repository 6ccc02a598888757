package dev.weft.lint.check;

import static dev.weft.fixture.ClusterFixture.deployment;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.namespace;
import static dev.weft.fixture.ClusterFixture.namespaces;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.pods;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.Part;
import org.junit.jupiter.api.Test;

/// Source: NetworkPolicySpec.podSelector, NetworkPolicyPeer: labels are compared letter by letter, all must match.
class SelectorMatchesNothingTest {
    private static Linted linted(Part... parts) {
        return Linted.of(new SelectorMatchesNothing(), parts);
    }

    @Test
    void aSubjectWithAMisspeltLabelIsNamedWithWhatWasMeant() {
        var linted = linted(
                pod("shop/db", "app=db"), pod("shop/web", "app=web"), networkPolicy("shop/in").on("app=webb"));

        assertThat(linted.lines()).containsExactly("WARNING NetworkPolicy shop/in: spec.podSelector: "
                + "the policy selects nobody: no pod of namespace shop has app=webb");
        assertThat(linted.remedies()).containsExactly("did you mean web?");
    }

    @Test
    void aPeerIsLookedForInThePolicysOwnNamespaceAlone() {
        var linted = linted(
                pod("shop/db", "app=db"),
                pod("front/web", "app=web"),
                networkPolicy("shop/db-in").on("app=db").ingress(from("app=web")));

        assertThat(linted.lines()).containsExactly("WARNING NetworkPolicy shop/db-in: "
                + "spec.ingress[0].from[0].podSelector: the peer selects nobody: "
                + "no pod of namespace shop has app=web");
        assertThat(linted.remedies()).containsExactly("correct it (app is db there), or remove it");
    }

    @Test
    void labelsThatNoOnePodHasTogetherSelectNobody() {
        assertThat(linted(
                        pod("shop/a", "app=web,tier=back"),
                        pod("shop/b", "app=api,tier=front"),
                        networkPolicy("shop/in").on("app=web,tier=front"))
                .lines())
                .containsExactly("WARNING NetworkPolicy shop/in: spec.podSelector: the policy selects nobody: "
                        + "no pod of namespace shop has all of app=web,tier=front");
    }

    @Test
    void aNamespaceSelectorWithoutANamespaceIsWrongOnceNamespacesWereRead() {
        var linted = linted(
                namespace("shop", "team=a"),
                namespace("mon", "team=ops"),
                pod("shop/db", "app=db"),
                pod("mon/prom", "app=prom"),
                networkPolicy("shop/db-in").on("app=db").ingress(from(namespaces("team=op"))));

        assertThat(linted.lines()).containsExactly("WARNING NetworkPolicy shop/db-in: "
                + "spec.ingress[0].from[0].namespaceSelector: the peer selects nobody: no namespace has team=op");
        assertThat(linted.remedies()).containsExactly("did you mean ops?");
    }

    @Test
    void aNamespaceThatWasNotReadMayBeThere() {
        assertThat(linted(
                        pod("shop/db", "app=db"),
                        networkPolicy("shop/db-in")
                                .on("app=db")
                                .ingress(from(namespaces("kubernetes.io/metadata.name=monitoring"))))
                .lines())
                .containsExactly("INFO NetworkPolicy shop/db-in: spec.ingress[0].from[0].namespaceSelector: "
                        + "the peer selects nobody: no namespace is called monitoring, as far as was read");
    }

    @Test
    void theNameServersOfAClusterWhoseSystemPodsWereNotReadAreNoMistake() {
        assertThat(linted(
                        namespace("kube-system", ""),
                        pod("shop/db", "app=db"),
                        networkPolicy("shop/out").egress(from(namespaces("").pods("k8s-app=kube-dns"))))
                .places())
                .containsExactly("INFO NetworkPolicy shop/out: spec.egress[0].to[0].podSelector");
    }

    @Test
    void aDefaultDenyOfAnEmptyNamespaceIsARemark() {
        assertThat(linted(pod("shop/db", "app=db"), networkPolicy("later/deny")).places())
                .containsExactly("INFO NetworkPolicy later/deny: spec.podSelector");
    }

    @Test
    void controllersWithoutPodsAndFinishedPodsAreSelected() {
        assertThat(linted(
                        deployment("shop/web", 0, "app=web"),
                        pod("shop/job", "app=job").finished(),
                        networkPolicy("shop/web-in").on("app=web").ingress(from(pods("app=job"))))
                .lines())
                .isEmpty();
    }

    @Test
    void policiesWithoutAnyPodBesideThemAreNotJudged() {
        assertThat(linted(networkPolicy("shop/web-in").on("app=web").ingress(from("app=api"))).lines()).isEmpty();
    }
}
