package dev.weft.kube.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.apply.ApplyState.Phase;
import dev.weft.apply.ApplyWish;
import dev.weft.apply.Checked;
import dev.weft.apply.Checked.Verdict;
import dev.weft.apply.Right;
import dev.weft.apply.ServerAnswer;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ResourceKind;
import dev.weft.kube.live.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a real API server refuses, and how it is told.
@Tag("server")
class RefusalsTest {
    @TempDir
    private Path state;

    @TempDir
    private Path folder;

    private TestServer server;

    @BeforeEach
    void open() throws IOException {
        server = new TestServer();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private static String policy(String name, String spec) {
        return "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: " + name
                + ", namespace: NS}\nspec: " + spec + "\n";
    }

    private Written administrator() {
        return new Written(server, TestServer.kubeconfig(), state);
    }

    private Written watcher(String verbs) throws IOException {
        server.apply("""
                {apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: r, namespace: NS}, rules: [
                  {apiGroups: [networking.k8s.io], resources: [networkpolicies], verbs: %s}]}
                ---
                {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: r, namespace: NS},
                 roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: r},
                 subjects: [{kind: ServiceAccount, name: watcher, namespace: NS}]}
                """.formatted(verbs));
        return new Written(server, server.watcher(folder), state);
    }

    private static List<String> rights(Checked checked) {
        return checked.rights().stream().map(right -> right.verb() + " " + right.answer()).toList();
    }

    @Test
    void aUserWhoMayPatchMayChangeButNeitherCreateNorRemove() throws Exception {
        server.apply(policy("there", "{podSelector: {matchLabels: {app: a}}}"));
        var user = watcher("[get, patch, update]");
        var ns = server.namespace();

        var change = user.put(policy("there", "{podSelector: {matchLabels: {app: b}}, policyTypes: [Ingress]}"));
        var changed = user.check(user.cluster(), Set.of(user.ref("there")), change).items().getFirst().checked();
        assertThat(changed.verdict()).isEqualTo(Verdict.READY);
        assertThat(rights(changed)).containsExactly("get YES", "update YES");

        var created = user.only(user.put(policy("fresh", "{podSelector: {}}")));
        assertThat(created.verdict()).isEqualTo(Verdict.NO_RIGHT);
        assertThat(rights(created)).containsExactly("get YES", "patch YES", "create NO");
        assertThat(created.why()).isEqualTo("you may not create NetworkPolicy " + ns + "/fresh; ask for the right, "
                + "see: kubectl auth can-i create networkpolicies.networking.k8s.io -n " + ns + ".");

        assertThat(rights(user.only(user.remove("there")))).containsExactly("get YES", "delete NO");
    }

    @Test
    void aUserWhoMayNotReadIsToldSo() throws Exception {
        var user = watcher("[list]");
        var wish = new ApplyWish.Put(user.manifest(policy("p", "{podSelector: {}}")), Optional.empty());

        var checked = user.only(wish);

        assertThat(checked.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(checked.why()).contains("cannot get resource \"networkpolicies\"").contains("; ask for the right");
    }

    @Test
    void theServerItselfRefusesWhatTheReviewDidNotForesee() throws Exception {
        var user = watcher("[get, patch]");
        var manifest = user.manifest(policy("p", "{podSelector: {}}"));
        var wish = new ApplyWish.Put(manifest, Optional.empty());
        var attempt = new dev.weft.apply.Attempt(wish, dev.weft.apply.Attempt.Way.APPLY, Optional.empty());

        assertThat(user.cluster().rights(attempt)).extracting(Right::answer).contains(Right.Answer.NO);
        for (var answer : List.of(user.cluster().dryRun(attempt), user.cluster().write(attempt))) {
            assertThat(answer).isInstanceOfSatisfying(ServerAnswer.Refused.class, refused -> {
                assertThat(refused.reason()).isEqualTo(ServerAnswer.Reason.FORBIDDEN);
                assertThat(refused.said()).contains("cannot create resource \"networkpolicies\"");
            });
        }
        assertThat(user.live("p")).isEmpty();
    }

    @Test
    void anObjectThatIsNotValidIsRefusedInTheServersOwnWords() throws Exception {
        var admin = administrator();
        var typo = admin.only(admin.put(policy("p", "{podSelector: {}, ingres: []}")));
        assertThat(typo.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(typo.why()).contains("ingres");

        var port = admin.only(admin.put(policy("p", "{podSelector: {}, ingress: [{ports: [{port: 70000}]}]}")));
        assertThat(port.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(port.why())
                .contains("spec.ingress[0].ports[0].port")
                .contains("must be between 1 and 65535")
                .doesNotContain("\n");
        assertThat(admin.check(admin.put(policy("p", "{podSelector: {}, ingres: []}"))).phase())
                .isEqualTo(Phase.BLOCKED);
    }

    @Test
    void anAdmissionPolicyOfTheClusterIsToldByItsMessage() throws Exception {
        var admin = administrator();
        var rule = """
                {apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingAdmissionPolicy, metadata: {name: NS},
                 spec: {matchConstraints: {
                   namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: NS}},
                   resourceRules: [{apiGroups: [networking.k8s.io], apiVersions: [v1], operations: [CREATE, UPDATE],
                     resources: [networkpolicies]}]},
                  validations: [{expression: "has(object.metadata.labels) && 'owner' in object.metadata.labels",
                    message: "every policy names its owner"}]}}
                ---
                {apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingAdmissionPolicyBinding,
                 metadata: {name: NS}, spec: {policyName: NS, validationActions: [Deny]}}
                """;
        server.apply(rule);
        try {
            var wish = admin.put(policy("p", "{podSelector: {}}"));
            var checked = admin.only(wish);
            while (checked.verdict() == Verdict.READY) { // the server takes a moment to heed a new rule
                Thread.sleep(100);
                checked = admin.only(wish);
            }
            assertThat(checked.verdict()).isEqualTo(Verdict.REFUSED);
            assertThat(checked.why())
                    .contains("every policy names its owner; ask who set that rule for this cluster");
            assertThat(((ServerAnswer.Refused) checked.dryRun().orElseThrow()).reason())
                    .isEqualTo(ServerAnswer.Reason.ADMISSION);
            var labelled = policy("p", "{podSelector: {}}").replace("{name: p,", "{name: p, labels: {owner: me},");
            assertThat(admin.only(admin.put(labelled)).verdict()).isEqualTo(Verdict.READY);
        } finally {
            server.delete(rule);
        }
    }

    @Test
    void aKindThatIsNotServedAndANamespaceThatIsNotThereAreToldApart() throws Exception {
        var admin = administrator();
        var kind = new ResourceKind("nowhere.weft.dev", "v1", "Policy", "policies", true);
        var policy = admin.manifest(policy("p", "{podSelector: {}}"));
        var strange = new Manifest(kind, kind.ref(server.namespace(), "p"), policy.body(), policy.origin());
        assertThat(admin.only(new ApplyWish.Put(strange, Optional.empty())).why())
                .startsWith("the cluster does not serve policies.nowhere.weft.dev nowhere.weft.dev/v1");

        var body = java.util.Map.<String, Object>of(
                "apiVersion", "networking.k8s.io/v1", "kind", "NetworkPolicy",
                "metadata", java.util.Map.of("name", "p", "namespace", "weft-nobody"),
                "spec", java.util.Map.of("podSelector", java.util.Map.of()));
        var homeless = new Manifest(
                ResourceKind.NETWORK_POLICY, ResourceKind.NETWORK_POLICY.ref("weft-nobody", "p"), body,
                        policy.origin());
        var checked = admin.only(new ApplyWish.Put(homeless, Optional.empty()));
        assertThat(checked.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(checked.why()).contains("namespaces \"weft-nobody\" not found; create the namespace");
    }
}
