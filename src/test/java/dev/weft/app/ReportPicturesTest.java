package dev.weft.app;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.flow.FlowWindow;
import dev.weft.session.ViewRequest;
import dev.weft.session.WhatIf;
import dev.weft.view.Frames;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Originals;
import dev.weft.whatif.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportPicturesTest {
    @Test
    void everySideOfADraftIsAPictureOfItsOwn() {
        var live = cluster(
                pod("shop/web", "app=web").address("10.0.0.1"),
                pod("shop/db", "app=db").address("10.0.0.2"),
                networkPolicy("shop/db-in").on("app=db"));
        var policy = live.manifests().iterator().next().ref();
        var draft = new Draft(List.of(Step.of(new Edit.RemovePolicy(policy))), List.of(), Originals.NONE);
        var frame = Frames.of(live, FlowWindow.EMPTY, ViewRequest.DEFAULT.withDraft(draft));

        var pictures = Wiring.pictures().of(frame);

        assertThat(pictures).containsOnlyKeys(WhatIf.Side.values());
        assertThat(pictures.values()).allSatisfy(png ->
                assertThat(png).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(1_000));
        assertThat(pictures.get(WhatIf.Side.BEFORE)).isNotEqualTo(pictures.get(WhatIf.Side.AFTER));
        assertThat(pictures.get(WhatIf.Side.BEFORE)).isNotEqualTo(pictures.get(WhatIf.Side.DIFFERENCE));
    }
}
