package dev.weft.view.twin;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.deployment;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ResourceKind;
import dev.weft.flow.FlowWindow;
import dev.weft.session.Frame;
import dev.weft.session.ViewRequest;
import dev.weft.view.Frames;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Step;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyTableModelTest {
    private static final ClusterSnapshot SHOP = cluster(
            pod("shop/web", "app=web"),
            networkPolicy("shop/db-in").on("app=db"),
            networkPolicy("shop/all"));

    private static PolicyTableModel of(Frame frame) {
        return PolicyTableModel.of(frame, PolicyTableModel.EMPTY);
    }

    @Test
    void everyPolicySaysWhatItSelects() {
        assertThat(of(Frames.of(SHOP)).rows())
                .extracting(row -> row.name() + ": " + row.selects())
                .containsExactly("shop/all: selects every pod", "shop/db-in: selects app=db");
    }

    @Test
    void aPolicyKnowsItsPodsAndAPodItsPolicies() {
        var shop = cluster(
                deployment("shop/web", 2, "app=web"),
                pod("shop/db", "app=db"),
                networkPolicy("shop/db-in").on("app=db"),
                networkPolicy("shop/web-in").on("app=web"),
                networkPolicy("shop/nobody").on("app=mail"),
                networkPolicy("shop/all"));
        var model = of(Frames.of(shop));

        assertThat(model.rows())
                .extracting(row -> row.name() + ", " + row.detail())
                .containsExactly(
                        "shop/all, selects every pod: 3 pods of 2 workloads",
                        "shop/db-in, selects app=db: 1 pod of 1 workload",
                        "shop/nobody, selects app=mail: 0 pods",
                        "shop/web-in, selects app=web: 2 pods of 1 workload");
        assertThat(model.matching("", Optional.of(Frames.pod("shop/db"))))
                .extracting(PolicyTableModel.Row::name)
                .containsExactly("shop/all", "shop/db-in");
    }

    @Test
    void searchLooksAtNamesAndSelectors() {
        assertThat(of(Frames.of(SHOP)).matching("APP=DB", Optional.empty()))
                .extracting(PolicyTableModel.Row::name)
                .containsExactly("shop/db-in");
    }

    @Test
    void aRemovalInTheDraftIsMarked() {
        var removed = ResourceKind.NETWORK_POLICY.ref("shop", "all");
        var request = ViewRequest.DEFAULT.withDraft(Draft.EMPTY.with(Step.of(new Edit.RemovePolicy(removed)), SHOP));

        assertThat(of(Frames.of(SHOP, FlowWindow.EMPTY, request)).matching("all", Optional.empty()))
                .extracting(PolicyTableModel.Row::state)
                .containsExactly("removed in the draft");
    }
}
