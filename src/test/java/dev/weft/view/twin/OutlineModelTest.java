package dev.weft.view.twin;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.deployment;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.fixture.Part;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.FlowWindow;
import dev.weft.picture.Pick;
import dev.weft.session.ViewRequest;
import dev.weft.topology.Filter;
import dev.weft.view.Frames;
import dev.weft.view.twin.OutlineModel.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutlineModelTest {
    private static final ClusterSnapshot SHOP = cluster(
            deployment("shop/web", 2, "app=web"),
            pod("shop/db", "app=db").address("10.0.0.3").node("n1"),
            service("shop/web", "app=web"),
            networkPolicy("shop/db-in").on("app=db"),
            pod("post/mail", "app=mail").address("10.0.0.5"));

    /// One text a row, two blanks for each row above.
    private static List<String> rows(OutlineModel model) {
        var rows = new ArrayList<String>();
        model.roots().forEach(root -> add(rows, root, ""));
        return rows;
    }

    private static void add(List<String> rows, Item item, String indent) {
        rows.add(indent + item.words().line());
        item.children().forEach(child -> add(rows, child, indent + "  "));
    }

    @Test
    void namespacesHoldWorkloadsWithTheirPodsThenServicesThenPolicies() {
        assertThat(rows(OutlineModel.of(Frames.of(SHOP), "")))
                .containsExactly(
                        "post, 1 workload, 1 pod",
                        "  mail, Pod, running",
                        "shop, 2 workloads, 3 pods",
                        "  db, Pod, running on n1",
                        "  web, Deployment, 2 pods",
                        "    web-0, Pod, from a template",
                        "    web-1, Pod, from a template",
                        "  web, Service",
                        "  db-in, NetworkPolicy");
    }

    @Test
    void namespacesThatStandTogetherAreBelowTheirGroup() {
        var parts = new ArrayList<Part>();
        for (int i = 0; i < 450; i++) {
            parts.add(pod("team-%03d/web".formatted(i), "app=web"));
        }
        var model = OutlineModel.of(Frames.of(cluster(parts.toArray(Part[]::new))), "");
        var fifth = model.roots().get(4);

        assertThat(model.roots()).hasSize(45);
        assertThat(fifth.words().line()).isEqualTo("team-04*, 10 namespaces, 10 workloads");
        assertThat(fifth.children().getFirst().words().line()).isEqualTo("team-040, 1 workload, 1 pod");
        assertThat(model.path(fifth.pick().orElseThrow())).containsExactly("group team-04*");
    }

    @Test
    void whatWasDeniedIsMarkedAtBothEndsAndAtTheNamespaces() {
        var flows = Frames.flows(Frames.flow("post/mail", "shop/db", 5432, FlowVerdict.DROPPED));

        assertThat(rows(OutlineModel.of(Frames.of(SHOP, flows, ViewRequest.DEFAULT), "")))
                .contains(
                        "post, 1 workload, 1 pod, ✕ 1 denied",
                        "  mail, Pod, running, ✕ 1 denied",
                        "  db, Pod, running on n1, ✕ 1 denied");
    }

    @Test
    void theFilterKeepsTheWayToWhatItFinds() {
        assertThat(rows(OutlineModel.of(Frames.of(SHOP), "WEB-1")))
                .containsExactly(
                        "shop, 2 workloads, 3 pods", "  web, Deployment, 2 pods", "    web-1, Pod, from a template");
    }

    @Test
    void onlyNamespacesThatThePictureChooses() {
        var request = ViewRequest.DEFAULT.withFilter(Filter.NONE.withNamespaces(Set.of("post")));

        assertThat(rows(OutlineModel.of(Frames.of(SHOP, FlowWindow.EMPTY, request), "")))
                .containsExactly("post, 1 workload, 1 pod", "  mail, Pod, running");
    }

    @Test
    void aSelectionOfThePictureHasItsPath() {
        var model = OutlineModel.of(Frames.of(SHOP), "");

        assertThat(model.path(new Pick.OfNode(Frames.pod("shop/db")))).containsExactly("ns shop", "shop/db[Pod]");
        assertThat(model.path(new Pick.OfGroup("post"))).containsExactly("ns post");
        assertThat(model.path(new Pick.OfNode(Frames.pod("shop/nobody")))).isEmpty();
    }
}
