package dev.weft.kube.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ResourceKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class LiveClusterTest {
    @Test
    void theFirstPictureHoldsWhatIsThere() throws Exception {
        var recorder = new Recorder();
        try (var live = TestServer.live(TestServer.kubeconfig(), TestServer.QUICK, ResourceKind.NETWORK_POLICY)) {
            live.start(recorder);
            var snapshot = recorder.awaitSynced();
            System.out.println(snapshot.statuses());
            assertThat(snapshot.contents().namespaces().keySet().toString()).contains("kube-system");
            assertThat(snapshot.nodes()).isNotEmpty();
        }
    }
}
