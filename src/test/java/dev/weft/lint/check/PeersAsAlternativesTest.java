package dev.weft.lint.check;

import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.namespace;
import static dev.weft.fixture.ClusterFixture.namespaces;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.pods;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.Part;
import org.junit.jupiter.api.Test;

/// Source: Kubernetes documentation, "Behavior of to and from selectors".
class PeersAsAlternativesTest {
    private static final Part[] CLUSTER = {
        namespace("a", "team=a"), pod("a/web", "app=web"), pod("a/job", "app=job"), pod("data/db", "app=db")
    };

    private static Linted linted(Part... more) {
        var parts = new Part[CLUSTER.length + more.length];
        System.arraycopy(CLUSTER, 0, parts, 0, CLUSTER.length);
        System.arraycopy(more, 0, parts, CLUSTER.length, more.length);
        return Linted.of(new PeersAsAlternatives(), parts);
    }

    @Test
    void twoItemsWhereOneWouldSelectFewerPodsAreAWarning() {
        var linted = linted(networkPolicy("data/db-in").ingress(from(namespaces("team=a"), pods("app=web"))));

        assertThat(linted.lines()).containsExactly("WARNING NetworkPolicy data/db-in: spec.ingress[0].from[1]: "
                + "two items are alternatives: every pod of namespaces with team=a, and pods with app=web of data "
                + "itself (a/job, a/web)");
        assertThat(linted.remedies()).containsExactly(
                "put both selectors into one item to mean pods with app=web of namespaces with team=a alone (a/web)");
    }

    @Test
    void twoItemsThatMakeNoSenseAsOneAreARemark() {
        assertThat(linted(networkPolicy("data/db-in").ingress(from(namespaces("team=a"), pods("app=db")))).places())
                .containsExactly("INFO NetworkPolicy data/db-in: spec.ingress[0].from[1]");
    }

    @Test
    void aPodSelectorThatSelectsNobodyAtHomeWasMeantForTheNamespace() {
        assertThat(linted(networkPolicy("data/db-in").ingress(from(namespaces("team=a"), pods("app in (web, job)"))))
                .places())
                .containsExactly("WARNING NetworkPolicy data/db-in: spec.ingress[0].from[1]");
    }

    @Test
    void anEmptyPodSelectorInAnItemOfItsOwnOpensTheOwnNamespace() {
        assertThat(linted(networkPolicy("data/db-in").ingress(from(namespaces("team=a"), pods("")))).lines())
                .containsExactly("INFO NetworkPolicy data/db-in: spec.ingress[0].from[1]: two items are "
                        + "alternatives: every pod of namespaces with team=a, and every pod of data itself "
                        + "(a/job, a/web, data/db)");
    }

    @Test
    void bothSelectorsInOneItemAreFine() {
        assertThat(linted(networkPolicy("data/db-in").ingress(from(namespaces("team=a").pods("app=web")))).lines())
                .isEmpty();
    }

    @Test
    void twoNamespacesOrTwoLabelsAreAlternativesInEveryReading() {
        assertThat(linted(networkPolicy("data/db-in")
                        .ingress(from(namespaces("team=a"), namespaces("team=b")))
                        .ingress(from(pods("app=a"), pods("app=b"))))
                .lines())
                .isEmpty();
    }
}
