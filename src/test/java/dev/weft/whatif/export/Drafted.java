package dev.weft.whatif.export;

import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.kube.ManifestFolder;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.whatif.Draft;
import dev.weft.whatif.DraftYaml;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Step;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Drafts of texts, and the demo cluster to draft on.
final class Drafted {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    static final List<ResourceKind> KINDS =
            PolicyKinds.all().stream().map(PolicyKind::resource).toList();

    private Drafted() {}

    static Edit.PutPolicy put(String text) {
        return ((DraftYaml.Reading.Policy) DraftYaml.read(text, KINDS, "shop")).edit();
    }

    static Draft of(ClusterSnapshot live, Edit... edits) {
        var draft = Draft.EMPTY;
        for (var edit : edits) {
            draft = draft.with(Step.of(edit), live);
        }
        return draft;
    }

    static ObjectRef policy(String name) {
        return ResourceKind.NETWORK_POLICY.ref("shop", name);
    }

    /// The cluster that ships with Weft, as of noon.
    static ClusterSnapshot demo() {
        var builder = new SnapshotBuilder("demo cluster");
        var read = new CountDownLatch(1);
        try (var source = ManifestFolder.demo(KINDS)) {
            source.start(change -> {
                builder.apply(change, NOON);
                if (change instanceof Change.Synced) {
                    read.countDown();
                }
            });
            read.await();
        } catch (InterruptedException ended) {
            throw new AssertionError(ended);
        }
        return builder.snapshot();
    }
}
