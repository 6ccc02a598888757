package dev.weft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/// A kind may be forbidden as a whole and readable here and there; nothing that was not read may pass for empty.
class UnreadableTest {
    private static final ResourceKind KIND = ResourceKind.NETWORK_POLICY;
    private static final SourceStatus LIVE = new SourceStatus.Live(Instant.EPOCH);
    private static final SourceStatus FAILED = new SourceStatus.Failed("forbidden", "ask");

    private final SnapshotBuilder builder = new SnapshotBuilder("test");

    private void heard(String namespace, SourceStatus status) {
        builder.apply(new Change.Status(new KindStatus(KIND, namespace, status)), Instant.EPOCH);
    }

    private boolean unreadable(String namespace) {
        return builder.snapshot().unreadable(KIND, namespace).isPresent();
    }

    @Test
    void aNamespaceThatWasReadIsReadableThoughTheKindIsForbidden() {
        heard("", FAILED);
        heard("shop", LIVE);
        assertThat(unreadable("shop")).isFalse();
        assertThat(unreadable("bank")).isTrue();
    }

    @Test
    void oneForbiddenNamespaceLeavesTheOthers() {
        heard("shop", FAILED);
        assertThat(unreadable("shop")).isTrue();
        assertThat(unreadable("bank")).isFalse();
    }

    @Test
    void aKindThatIsLiveAsAWholeForgetsWhatWasSaidOfNamespaces() {
        heard("", FAILED);
        heard("shop", FAILED);
        heard("", LIVE);
        assertThat(unreadable("shop")).isFalse();
        heard("", FAILED);
        assertThat(unreadable("shop")).isTrue();
    }
}
