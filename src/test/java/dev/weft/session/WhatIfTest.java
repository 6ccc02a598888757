package dev.weft.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Expectation;
import dev.weft.whatif.Step;
import org.junit.jupiter.api.Test;

class WhatIfTest {
    private static final Draft REMOVAL = Draft.EMPTY.with(
            Step.of(new Edit.RemovePolicy(ResourceKind.NETWORK_POLICY.ref("shop", "db-in"))),
            new SnapshotBuilder("test").snapshot());

    private static Expectation pin(int port, boolean allowed) {
        return new Expectation(end("web"), end("db"), new Traffic(Protocol.TCP, port), allowed);
    }

    private static Expectation.End end(String name) {
        return new Expectation.End.OfWorkload(ObjectRef.ofPod("shop", name));
    }

    @Test
    void theDraftOfTheChosenBranchIsWorkedOn() {
        var wish = ViewRequest.DEFAULT.withDraft(REMOVAL);

        assertThat(wish.draft()).isEqualTo(REMOVAL);
        var forked = wish.withWhatIf(wish.whatIf().with(wish.whatIf().drafts().fork())).withDraft(Draft.EMPTY);
        assertThat(forked.draft()).isEqualTo(Draft.EMPTY);
        assertThat(forked.whatIf().drafts().choose(0).draft()).isEqualTo(REMOVAL);
    }

    @Test
    void aPinForTheSameEndsAndPortIsReplaced() {
        var whatIf = WhatIf.NONE.pinned(pin(80, true)).pinned(pin(443, true)).pinned(pin(80, false));

        assertThat(whatIf.pins()).containsExactly(pin(443, true), pin(80, false));
        assertThat(whatIf.unpinned(pin(443, true)).pins()).containsExactly(pin(80, false));
    }

    @Test
    void whatIsDrawnAndComparedIsWishedApart() {
        var whatIf = WhatIf.NONE.with(WhatIf.Side.AFTER).comparing(true).pinned(pin(80, true));

        assertThat(whatIf.side()).isEqualTo(WhatIf.Side.AFTER);
        assertThat(whatIf.comparing()).isTrue();
        assertThat(whatIf.drafts()).isSameAs(WhatIf.NONE.drafts());
    }
}
