package dev.weft.whatif.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.fixture.ClusterFixture;
import dev.weft.fixture.YamlPolicy;
import dev.weft.whatif.Edit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldersTest {
    private static final String LIVE = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: %s
              namespace: shop
              uid: 1-2-3
              labels: {team: shop, a/b~c: "1"}
            spec:
              podSelector: {}
              ingress: []
            """;
    private static final ClusterSnapshot SHOP =
            ClusterFixture.cluster(YamlPolicy.yaml(LIVE.formatted("db.in")), YamlPolicy.yaml(LIVE.formatted("old")));

    private static final Edit.PutPolicy CHANGED = Drafted.put("""
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: db.in
              labels: {team: shop}
            spec:
              podSelector: {}
              policyTypes: [Egress]
              ingress:
              - {}
            """);
    private static final Edit.PutPolicy NEW = Drafted.put("""
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: web   # mine
            spec: {podSelector: {}}
            """);
    private static final Outgoing ALL = Outgoing.of(
            Drafted.of(SHOP, CHANGED, NEW, new Edit.RemovePolicy(Drafted.policy("old"))), SHOP);

    @Test
    void eachPolicyHasItsFileAndRemovalsTheirCommands() {
        var files = PolicyFolder.files(ALL);

        assertThat(files.keySet())
                .containsExactly("REMOVED.md", "networkpolicy_shop_db.in.yaml", "networkpolicy_shop_web.yaml");
        assertThat(FolderText.of(files, "networkpolicy_shop_web.yaml")).contains("name: web   # mine");
        assertThat(FolderText.of(files, "REMOVED.md")).isEqualTo("""
                # Policies that the draft removes

                - NetworkPolicy shop/old

                Commands, not run:

                ```sh
                kubectl delete networkpolicy.networking.k8s.io old -n shop --ignore-not-found
                ```
                """);
    }

    @Test
    void kustomizeGetsResourcesPatchesAndDeletions() {
        var files = KustomizeFolder.files(ALL);

        assertThat(files.keySet())
                .containsExactly(
                        "kustomization.yaml",
                        "live/kustomization.yaml",
                        "live/networkpolicy_shop_db.in.yaml",
                        "live/networkpolicy_shop_old.yaml",
                        "new/networkpolicy_shop_web.yaml",
                        "patches/networkpolicy_shop_db.in.yaml",
                        "patches/networkpolicy_shop_old.yaml");
        assertThat(FolderText.of(files, "kustomization.yaml")).isEqualTo("""
                # Draft made with Weft, not applied. Build it with: kubectl kustomize .
                # live/ holds the touched policies as the cluster has them; name your own base in its place.
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                resources:
                - live
                - new/networkpolicy_shop_web.yaml
                patches:
                - path: patches/networkpolicy_shop_db.in.yaml
                  target:
                    group: 'networking\\.k8s\\.io'
                    version: 'v1'
                    kind: 'NetworkPolicy'
                    name: 'db\\.in'
                    namespace: 'shop'
                - path: patches/networkpolicy_shop_old.yaml
                """);
    }

    @Test
    void aKustomizePatchSaysOnlyWhatDiffersFromTheClusterAndHowAPolicyGoes() {
        var files = KustomizeFolder.files(ALL);

        assertThat(FolderText.of(files, "patches/networkpolicy_shop_db.in.yaml")).isEqualTo("""
                - op: remove
                  path: "/metadata/labels/a~1b~0c"
                - op: replace
                  path: /spec/ingress
                  value:
                  - {}
                - op: add
                  path: /spec/policyTypes
                  value:
                  - Egress
                """);
        assertThat(FolderText.of(files, "patches/networkpolicy_shop_old.yaml")).contains("$patch\": delete");
    }

    @Test
    void liveFilesHoldNothingThatTheServerKeepsForItself() {
        assertThat(FolderText.of(KustomizeFolder.files(ALL), "live/networkpolicy_shop_old.yaml"))
                .doesNotContain("uid");
    }

    @Test
    void namesAreSafeOnEveryPlatformAndNeverTheSame() {
        var device = new ObjectRef("g", "NetworkPolicy", "con", "nul");
        var twin = new ObjectRef("other.example", "NetworkPolicy", "con", "nul");
        var shift = new ObjectRef("g", "NetworkPolicy", "shop-db", "in");
        var shifted = new ObjectRef("g", "NetworkPolicy", "shop", "db-in");
        var sly = new ObjectRef("g", "NetworkPolicy", "", "../A:b");
        var lengthy = new ObjectRef("g", "NetworkPolicy", "n", "a".repeat(253));

        var names = FileNames.of(List.of(device, twin, shift, shifted, sly, lengthy));

        assertThat(names)
                .containsEntry(device, "networkpolicy_con_nul.yaml")
                .containsEntry(twin, "networkpolicy.other.example_con_nul.yaml")
                .containsEntry(shift, "networkpolicy_shop-db_in.yaml")
                .containsEntry(shifted, "networkpolicy_shop_db-in.yaml")
                .containsEntry(sly, "networkpolicy_.._x2f_x41_x3ab.yaml");
        assertThat(names.get(lengthy)).hasSizeLessThan(255);
        assertThat(Map.copyOf(names).values()).doesNotHaveDuplicates();
    }
}
