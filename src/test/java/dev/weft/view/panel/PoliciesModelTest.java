package dev.weft.view.panel;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ResourceKind;
import dev.weft.flow.FlowWindow;
import dev.weft.session.ViewRequest;
import dev.weft.view.Frames;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Step;
import org.junit.jupiter.api.Test;

class PoliciesModelTest {
    private static final ClusterSnapshot SHOP = cluster(
            pod("shop/web", "app=web"),
            networkPolicy("shop/db-in").on("app=db"),
            networkPolicy("shop/all"));

    @Test
    void everyPolicySaysWhatItSelects() {
        assertThat(PoliciesModel.of(Frames.of(SHOP), "").rows())
                .extracting(row -> row.name() + ": " + row.selects())
                .containsExactly("shop/all: selects every pod", "shop/db-in: selects app=db");
    }

    @Test
    void searchLooksAtNamesAndSelectors() {
        assertThat(PoliciesModel.of(Frames.of(SHOP), "APP=DB").rows())
                .extracting(PoliciesModel.Row::name)
                .containsExactly("shop/db-in");
    }

    @Test
    void aRemovalInTheDraftIsMarked() {
        var removed = ResourceKind.NETWORK_POLICY.ref("shop", "all");
        var request = ViewRequest.DEFAULT.withDraft(Draft.EMPTY.with(Step.of(new Edit.RemovePolicy(removed)), SHOP));

        assertThat(PoliciesModel.of(Frames.of(SHOP, FlowWindow.EMPTY, request), "all").rows())
                .extracting(PoliciesModel.Row::state)
                .containsExactly("removed in the draft");
    }
}
