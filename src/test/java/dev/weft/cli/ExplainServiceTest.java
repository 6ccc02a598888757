package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `weft explain --to svc/NS/NAME`: a Service is its backends, each judged for itself.
/// Source: Kubernetes documentation, "Service": target ports, headless Services, Services without selectors,
/// ExternalName.
class ExplainServiceTest {
    private static final String FOLDER = "src/test/resources/cli/services";

    @Test
    void backendsThatFareApartAreToldApart() {
        var run = toService("db");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        Golden.assertSame("explain-service.txt", run.out());
        Golden.assertSame("explain-service.json", toService("db", "-o", "json").out());
        assertThat(json("db").get("backends"))
                .isEqualTo(JsonMapper.shared().readTree(
                        """
                        {"total": 3, "allowed": 2, "denied": 1, "unknown": 0}"""));
    }

    @Test
    void aServiceIsAllowedWhenAllItsBackendsAre() {
        assertThat(head(toService("live"))).isEqualTo("shop/client[Pod] => shop/live[Service] : TCP 5000\nallowed");
        assertThat(json("live").at("/translations/1/port").asInt()).isEqualTo(6432);
    }

    @Test
    void aServiceIsNamedByItsIdAndByItsAddressToo() {
        assertThat(explain("--to", "shop/live[Service]")).isEqualTo(toService("live"));
        assertThat(explain("--to", "10.96.0.2")).isEqualTo(toService("live"));
        assertThat(explain("--to", "service/shop/live")).isEqualTo(toService("live"));
    }

    @Test
    void aHeadlessServiceTranslatesNoPort() {
        assertThat(json("each", "--port", "5432").get("translations"))
                .extracting(it -> it.get("dst").asString() + " " + it.get("port") + " " + it.get("verdict").asString())
                .containsExactly(
                        "shop/db-0[Pod] 5432 allowed", "shop/db-1[Pod] 5432 denied", "shop/db-2[Pod] 5432 denied");
    }

    @Test
    void slicesAloneSayTheBackendsOfAServiceWithoutSelectorAndWhatIsNotReadyDoesNotCount() {
        var json = json("manual");

        assertThat(json.get("translations"))
                .extracting(it -> it.get("dst").asString() + " " + it.get("ready") + " " + it.get("verdict").asString())
                .containsExactly(
                        "shop/db-0[Pod] true allowed",
                        "192.0.2.7-192.0.2.7[External] true denied",
                        "shop/db-2[Pod] false denied");
        assertThat(json.at("/backends/total").asInt()).isEqualTo(2);
    }

    @Test
    void whatCannotBeResolvedIsUnknownWithAReason() {
        assertThat(head(toService("named"))).endsWith("unknown: Service shop/named is a mere name for db.example.test, "
                + "whose addresses nobody knows beforehand; ask for an address of it");
        assertThat(head(toService("bare"))).contains("unknown: Service shop/bare has neither a selector nor Endpoint");
        assertThat(head(toService("nobody"))).contains("unknown: Service shop/nobody has no backend for this port");
        assertThat(json("named").at("/ingress/reason").asString()).isEqualTo("NOT_RESOLVED");
        assertThat(json("named").get("fix").isNull()).isTrue();
    }

    @Test
    void aPodBehindTheServiceThatItAsksIsUnknown() {
        assertThat(head(toService("open"))).contains("unknown: backend shop/client[Pod] of Service shop/open is the "
                + "source itself");
    }

    @Test
    void aSourceOutsideIsWarnedAboutItsAddress() {
        assertThat(CliRun.of("explain", "--dir", FOLDER, "--from", "8.8.8.8", "--to", "svc/shop/open").err())
                .isEqualToNormalizingNewlines("warning: Service shop/open: a node may put its own address in the place "
                        + "of the source's before policies see it; ask with --from the address of a node too\n");
    }

    @Test
    void wrongNamesAndPortsAreRefusedInOneLine() {
        assertThat(toService("liv").err()).startsWith(
                "error: --to: no Service is called \"svc/shop/liv\"; use one of svc/shop/bare, svc/shop/db,");
        assertThat(explain("--to", "svc/live").err()).isEqualToNormalizingNewlines(
                "error: --to: \"svc/live\" names no Service; write svc/NAMESPACE/NAME\n");
        assertThat(toService("live", "--port", "80").err()).isEqualToNormalizingNewlines(
                "error: --port: Service shop/live has no TCP 80; ask for TCP 5000\n");
        assertThat(toService("live", "--protocol", "udp").err()).isEqualToNormalizingNewlines(
                "error: --port: Service shop/live has no port of UDP; ask for TCP 5000\n");
        assertThat(explain("--to", "shop/live").err()).isEqualToNormalizingNewlines(
                "error: --to: only a Service is called \"shop/live\"; write --to svc/shop/live, or name the workload "
                        + "behind it\n");
        assertThat(CliRun.of("explain", "--dir", FOLDER, "--from", "svc/shop/db", "--to", "shop/client").err())
                .isEqualToNormalizingNewlines("error: --from: \"svc/shop/db\" is a Service, and opens no connections; "
                        + "name a workload behind it\n");
    }

    private static CliRun toService(String name, String... more) {
        var options = new ArrayList<>(List.of("--to", "svc/shop/" + name));
        options.addAll(List.of(more));
        return explain(options.toArray(String[]::new));
    }

    private static CliRun explain(String... options) {
        var args = new ArrayList<>(List.of("explain", "--dir", FOLDER, "--from", "shop/client"));
        args.addAll(List.of(options));
        return CliRun.of(args.toArray(String[]::new));
    }

    private static JsonNode json(String service, String... more) {
        var options = new ArrayList<>(List.of("-o", "json"));
        options.addAll(List.of(more));
        return JsonMapper.shared().readTree(toService(service, options.toArray(String[]::new)).out());
    }

    private static String head(CliRun run) {
        return String.join("\n", run.out().lines().limit(2).toList());
    }
}
