package dev.weft.flow.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterCommandTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            from-pod:shop/web to-port:5432 | --from-pod shop/web --to-port 5432
            from-pod:web                   | --from-pod /web
            verdict:audited -protocol:udp  | --verdict AUDIT --not --protocol udp
            to-workload:web[Deployment]    | --to-workload Deployment/web
            label:"tier in (a,b)"          | --label 'tier in (a,b)'
            to-fqdn:*.example.com          | --to-fqdn '*.example.com'
            ns:shop ns:bank                | --namespace shop --namespace bank
            """)
    void hubbleIsAskedTheSame(String text, String flags) {
        assertThat(FilterCommand.asHubbleCommand(FlowFilterTextTest.filter(text)))
                .isEqualTo("hubble observe --follow " + flags);
    }

    @Test
    void whatHubbleCannotSayStandsBehindTheCommand() {
        assertThat(FilterCommand.asHubbleCommand(
                        FlowFilterTextTest.filter(
                                "to-port:80 source:hubble cart to-workload:shop/web verdict:unknown")))
                .isEqualTo("hubble observe --follow --to-port 80 --to-workload web"
                        + "  # Hubble cannot say: source:hubble, cart, the namespace of shop/web, verdict:unknown");
    }

    // Source: the conflicts of the client of Cilium 1.20.
    @Test
    void flagsThatHubbleRefusesTogetherAreNotWritten() {
        assertThat(FilterCommand.asHubbleCommand(FlowFilterTextTest.filter("to-pod:shop/db ns:shop -ns:bank")))
                .isEqualTo("hubble observe --follow --to-pod shop/db --not --namespace bank"
                        + "  # Hubble cannot say: ns:shop");
    }

    @Test
    void weftsOwnCommandSaysAllOfIt() {
        assertThat(FilterCommand.asWeftCommand(
                        FlowFilterTextTest.filter("to-port:80 -from-pod:web source:hubble \"it's\" ns:shop")))
                .isEqualTo("weft flows --follow --to-port 80 --not --from-pod web"
                        + " --filter 'source:hubble it'\\''s ns:shop'");
    }
}
