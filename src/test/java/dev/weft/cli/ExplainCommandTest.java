package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// `weft explain` on a small folder, the texts that scripts depend on.
class ExplainCommandTest {
    @Test
    void anAllowedPairIsExplainedByItsRule() {
        var run = explain("--from", "shop/web", "--to", "shop/db");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        Golden.assertSame("explain-allowed.txt", run.out());
    }

    @Test
    void jsonHasTheFixedShape() {
        var run = explain("--from", "10.1.0.0/16", "--to", "shop/db[StatefulSet]", "--port", "9187", "-o", "json");

        Golden.assertSame("explain-allowed.json", run.out());
        var json = JsonMapper.shared().readTree(run.out());
        assertThat(json.propertyNames()).containsExactly(
                "format", "src", "dst", "protocol", "port", "verdict", "egress", "ingress", "fix", "translations",
                "problems");
        assertThat(json.at("/ingress/steps/0/line").asInt()).isEqualTo(17);
    }

    @Test
    void aDeniedPairNamesThePoliciesThatIsolateAndTheNearestFix() {
        var run = explain("--from", "jobs/batch", "--to", "shop/db");

        assertThat(run.status()).isZero();
        Golden.assertSame("explain-denied.txt", run.out());
        Golden.assertSame(
                "explain-denied.json", explain("--from", "jobs/batch", "--to", "shop/db", "-o", "json").out());
    }

    @Test
    void withoutAPortTheFirstDeclaredOneIsAsked() {
        assertThat(explain("--from", "shop/web", "--to", "shop/db").out())
                .startsWith("shop/web[Deployment] => shop/db[StatefulSet] : TCP 5432");
        assertThat(explain("--from", "shop/web", "--to", "jobs/batch").out())
                .startsWith("shop/web[Deployment] => jobs/batch[Pod] : TCP 80");
    }

    @Test
    void aPodIsNamedByItsAddressToo() {
        assertThat(explain("--from", "10.0.0.9", "--to", "shop/web-1").out())
                .startsWith("jobs/batch[Pod] => shop/web-1[Pod] : TCP 8080");
    }

    @Test
    void wrongEndsAreRefusedInOneLine() {
        assertThat(explain("--from", "1.2.3.4", "--to", "5.6.7.0/24").err()).isEqualToNormalizingNewlines(
                "error: --from, --to: both ends are outside of the cluster; name a workload for one of them\n");
        assertThat(explain("--from", "shop/web", "--to", "shop/nothing").err()).isEqualToNormalizingNewlines(
                "error: --to: nothing is called \"shop/nothing\"; run weft list -o json for all names\n");
        assertThat(explain("--from", "shop/web", "--to", "shop/db", "--port", "70000").err())
                .isEqualToNormalizingNewlines("error: --port: 70000 is no port; use one from 1 to 65535\n");
        assertThat(explain("--from", "shop/web", "--to", "shop/db", "--protocol", "icmp").err())
                .isEqualToNormalizingNewlines("error: --protocol: \"icmp\" is not known; use TCP, UDP or SCTP\n");
        assertThat(explain("--from", "shop/web", "--to", "10.96.1.11").status()).isZero();
    }

    /// A pod and its own node always reach each other, so that replicas on two nodes fare apart; the list names only
    /// what all of them may.
    @Test
    void ofReplicasOnSeveralNodesTheWorstIsExplainedWhicheverComesFirst(@TempDir Path folder) throws Exception {
        var pod = """
                {apiVersion: v1, kind: Pod, metadata: {name: %s, namespace: shop, labels: {app: %s}, ownerReferences: [
                  {apiVersion: apps/v1, kind: StatefulSet, name: %s, controller: true}]},
                 spec: {nodeName: %s, hostNetwork: %s}, status: {phase: Running, podIP: 10.0.0.%d}}
                ---
                """;
        Files.writeString(folder.resolve("a.yaml"), pod.formatted("agent-0", "agent", "agent", "n1", "true", 1)
                + pod.formatted("db-0", "db", "db", "n1", "false", 2)
                + pod.formatted("db-1", "db", "db", "n2", "false", 3)
                + "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: deny, namespace: shop},\n"
                + " spec: {podSelector: {matchLabels: {app: db}}}}\n");

        var run = CliRun.of(
                "explain", "--dir", folder.toString(), "--from", "shop/agent", "--to", "shop/db", "--port", "80");

        assertThat(run.out().lines().skip(1).findFirst()).hasValue("denied");
        assertThat(run.out()).contains("ingress of shop/db-1[Pod]: denied");
        assertThat(run.err()).contains("other replicas of these workloads fare better");
        assertThat(CliRun.of("list", "--dir", folder.toString(), "--from", "shop/agent", "--to", "shop/db").out())
                .isEmpty();
    }

    @Test
    void theAddressOfAServiceIsTheService() {
        assertThat(CliRun.of("explain", "--demo", "--from", "shop/web", "--to", "10.96.1.11").out())
                .startsWith("shop/web[Deployment] => shop/api[Service] : TCP 80\nallowed\n");
        assertThat(CliRun.of("explain", "--demo", "--from", "10.96.1.11", "--to", "shop/web").err())
                .isEqualToNormalizingNewlines("error: --from: \"10.96.1.11\" is a Service, and opens no connections; "
                        + "name a workload behind it\n");
    }

    private static CliRun explain(String... options) {
        var args = new java.util.ArrayList<>(java.util.List.of("explain", "--dir", Golden.SHOP));
        args.addAll(java.util.List.of(options));
        return CliRun.of(args.toArray(String[]::new));
    }
}
