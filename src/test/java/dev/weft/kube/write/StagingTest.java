package dev.weft.kube.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.apply.ApplyState.Phase;
import dev.weft.apply.Live;
import dev.weft.apply.Staging;
import dev.weft.cluster.ResourceKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Calico's staged kind, as a resource definition of the test: the server takes it without Calico.
@Tag("server")
class StagingTest {
    private static final String POLICY = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: p, namespace: NS, labels: {owner: me}}
            spec: {podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress]}
            """;

    @TempDir
    private Path state;

    private Written written;

    @BeforeEach
    void open() throws IOException {
        written = new Written(state);
    }

    @AfterEach
    void close() throws IOException, InterruptedException {
        for (var kind : Staging.KINDS) {
            written.server.delete(definition(kind.group(), kind.version()));
            while (!isRefused(kind)) { // the server goes on serving a deleted definition for a moment
                Thread.sleep(50);
            }
        }
        written.close();
    }

    private boolean isRefused(ResourceKind kind) throws InterruptedException {
        return written.cluster().live(kind, kind.ref("default", "x")) instanceof Live.NotServed;
    }

    private static String definition(String group, String version) {
        return """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: stagedkubernetesnetworkpolicies.%1$s}
                spec:
                  group: %1$s
                  scope: Namespaced
                  names: {kind: StagedKubernetesNetworkPolicy, plural: stagedkubernetesnetworkpolicies,
                    singular: stagedkubernetesnetworkpolicy, listKind: StagedKubernetesNetworkPolicyList}
                  versions:
                  - name: %2$s
                    served: true
                    storage: true
                    schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
                """.formatted(group, version);
    }

    private void serve(ResourceKind kind) throws IOException, InterruptedException {
        written.server.apply(definition(kind.group(), kind.version()));
        while (isRefused(kind)) {
            Thread.sleep(50);
        }
    }

    @Test
    void calicosOwnApiGoesBeforeItsResourceDefinitions() throws Exception {
        assertThat(Staging.served(written.cluster())).isEmpty();
        serve(Staging.KINDS.getLast());
        assertThat(Staging.served(written.cluster())).contains(Staging.KINDS.getLast());
        serve(Staging.KINDS.getFirst());
        assertThat(Staging.served(written.cluster())).contains(Staging.KINDS.getFirst());
    }

    @Test
    void aPolicyAndARemovalAreStagedAndNothingIsEnforced() throws Exception {
        var kind = Staging.KINDS.getFirst();
        serve(kind);
        var wish = written.put(POLICY);

        var staged = Staging.staged(wish, kind, written.cluster());
        assertThat(written.write(written.ready(staged)).phase()).isEqualTo(Phase.DONE);

        assertThat(written.live("p")).as("no NetworkPolicy").isEmpty();
        assertThat(spec(kind)).isEqualTo(Map.of(
                "stagedAction", "Set",
                "podSelector", Map.of("matchLabels", Map.of("app", "db")),
                "policyTypes", java.util.List.of("Ingress")));

        written.server.apply(POLICY);
        var removal = Staging.staged(written.remove("p"), kind, written.cluster());
        assertThat(written.write(written.ready(removal)).phase()).isEqualTo(Phase.DONE);
        assertThat(spec(kind)).isEqualTo(Map.of("stagedAction", "Delete"));
        assertThat(written.live("p")).as("still enforced").isPresent();

        assertThat(written.revert(state).phase()).isEqualTo(Phase.DONE);
        assertThat(spec(kind).get("stagedAction")).isEqualTo("Set");
    }

    private Map<?, ?> spec(ResourceKind kind) throws InterruptedException {
        var live = written.cluster().live(kind, kind.ref(written.server.namespace(), "p"));
        return (Map<?, ?>) ((Live.There) live).manifest().body().get("spec");
    }
}
