package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The nearest fix as a user takes it: the patch of `weft explain` is put into the folder, and the verdict flips.
class ExplainFixTest {
    private static final String PODS = """
            {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, labels: {app: web}}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: db, namespace: shop, labels: {app: db}}}
            """;
    private static final String DENY_OF_THE_ADMIN_TIER = """
            apiVersion: policy.networking.k8s.io/v1alpha1
            kind: AdminNetworkPolicy
            metadata: {name: deny}
            spec:
              priority: %d
              subject: {namespaces: {}}
              %s:
              - {action: Deny, %s: [{namespaces: {}}]}
            """;
    private static final String DENY_OF_THE_CLUSTER = """
            apiVersion: policy.networking.k8s.io/v1alpha2
            kind: ClusterNetworkPolicy
            metadata: {name: deny}
            spec:
              tier: Admin
              priority: 7
              subject: {namespaces: {}}
              egress:
              - {action: Deny, to: [{networks: [0.0.0.0/0]}, {namespaces: {}}]}
            """;
    private static final String ISOLATION = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: deny, namespace: shop}
            spec: {podSelector: {}, policyTypes: [Ingress, Egress]}
            """;

    @TempDir
    private Path folder;

    @Test
    void whatNetworkPoliciesIsolateOtherNetworkPoliciesOpen() throws IOException {
        assertThat(fixed("shop/web", "shop/db", ISOLATION)).isEqualTo("allowed");
    }

    @Test
    void whatTheAdminTierDeniesARuleOfTheSameKindBeforeItAccepts() throws IOException {
        assertThat(fixed("shop/web", "shop/db", DENY_OF_THE_ADMIN_TIER.formatted(7, "ingress", "from")))
                .isEqualTo("allowed");
        assertThat(patch()).contains("kind: AdminNetworkPolicy", "priority: 6", "action: Allow");
    }

    @Test
    void anAcceptOfTheAdminTierIsFinalForItsSideSoThatTheOtherNeedsItsOwn() throws IOException {
        assertThat(fixed("shop/web", "shop/db", DENY_OF_THE_CLUSTER + "---\n" + ISOLATION)).isEqualTo("allowed");
        assertThat(patch())
                .contains("kind: ClusterNetworkPolicy", "action: Accept", "kind: NetworkPolicy")
                .contains("policyTypes:\n  - Ingress\n")
                .doesNotContain("- Egress\n");
    }

    @Test
    void anAddressOutsideIsOpenedByNetworks() throws IOException {
        assertThat(fixed("shop/web", "192.0.2.1", DENY_OF_THE_CLUSTER)).isEqualTo("allowed");
        assertThat(patch()).contains("networks:\n      - \"192.0.2.1/32\"");
    }

    @Test
    void whereNoPriorityIsFreeBeforeTheDenyingOneNothingIsOffered() throws IOException {
        Files.writeString(folder.resolve("pods.yaml"), PODS);
        Files.writeString(
                folder.resolve("policies.yaml"), DENY_OF_THE_ADMIN_TIER.formatted(0, "egress", "to"));

        assertThat(explained("shop/web", "shop/db").get("verdict").asString()).isEqualTo("denied");
        assertThat(explained("shop/web", "shop/db").get("fix").isNull()).isTrue();
    }

    private String fixed(String from, String to, String policies) throws IOException {
        Files.writeString(folder.resolve("pods.yaml"), PODS);
        Files.writeString(folder.resolve("policies.yaml"), policies);
        var before = explained(from, to);
        assertThat(before.get("verdict").asString()).isEqualTo("denied");
        var patch = before.at("/fix/patch").asString();
        Files.writeString(Files.createDirectories(folder.resolve("fix")).resolve("fix.yaml"), patch);
        return explained(from, to).get("verdict").asString();
    }

    private String patch() throws IOException {
        return Files.readString(folder.resolve("fix").resolve("fix.yaml"));
    }

    private JsonNode explained(String from, String to) {
        var run = CliRun.of(List.of(
                        "explain", "--dir", folder.toString(), "--from", from, "--to", to, "-o", "json")
                .toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        return JsonMapper.shared().readTree(run.out());
    }
}
