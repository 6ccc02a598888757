package dev.weft.flow.filter;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.deployment;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.FlowFilter;
import dev.weft.flow.FlowFilter.Field;
import dev.weft.flow.FlowFilter.Side;
import dev.weft.flow.FlowFilter.Term;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowFilterTextTest {
    private final ClusterSnapshot cluster = cluster(
            deployment("shop/web", 2, "app=web"),
            pod("bank/ledger", "app=ledger").address("10.0.0.3"),
            service("shop/web", "app=web").port(80, 8080));

    @Test
    void aTextIsReadIntoTerms() {
        assertThat(filter("from-pod:shop/web -protocol:UDP  namespace:shop \"two words\" -cart fd00::1 ip:fd00::/8"))
                .isEqualTo(new FlowFilter(List.of(
                        new Term(Side.FROM, Field.POD, "shop/web", false),
                        new Term(Side.ANY, Field.PROTOCOL, "udp", true),
                        new Term(Side.ANY, Field.NAMESPACE, "shop", false),
                        new Term(Side.ANY, Field.TEXT, "two words", false),
                        new Term(Side.ANY, Field.TEXT, "cart", true),
                        new Term(Side.ANY, Field.TEXT, "fd00::1", false),
                        new Term(Side.ANY, Field.IP, "fd00::/8", false))));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "from-pod:shop/web to-port:5432 verdict:dropped ns:shop -protocol:udp label:app=web ip:10.0.0.0/8",
        "to-fqdn:*.example.com source:hubble web -\"-x\" \"ns:shop\" \"say \\\"hi\\\"\"",
        "label:\"tier in (a, b)\" -label:!canary workload:web[Deployment]"
    })
    void whatIsPrintedReadsBackAsTheSame(String text) {
        assertThat(FlowFilterText.print(filter(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            port:80                 | to-port:80
            namespace:shop          | ns:shop
            verdict:AUDIT           | verdict:audited
            workload:Deployment/web | workload:web[Deployment]
            to-port:0080            | to-port:80
            shop/web -> shop/db     | from:shop/web to:shop/db
            port:80 a -b -> kind:Service from:c | to-port:80 from:a -from:b to-kind:Service from:c
            -> ns:shop              | to-ns:shop
            """)
    void otherSpellingsAreUnderstood(String text, String printed) {
        assertThat(FlowFilterText.print(filter(text))).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ns:shop to-port:70000  | column 17: "70000" does not fit to-port; write one number from 1 to 65535
            verdict:lost | column 9: "lost" does not fit verdict; use one of forwarded, dropped, audited, unknown, \
            allowed, denied
            protocol:icmp          | column 10: "icmp" does not fit protocol; use one of sctp, tcp, udp
            ip:10.0.0              | column 4: "10.0.0" does not fit ip; write an address or a block such as 10.0.0.0/8
            a from-port:80         | column 3: "from-port" is no key; sources' ports are not kept, use to-port
            label:"a b             | column 1: a quote is not closed; write " behind the value
            web -                  | column 5: there is nothing to look for; write a part of a name
            from-pod:              | column 10: "" does not fit from-pod; write shop/web, shop/ or web
            """)
    void aMistakeIsOneLineWithItsPlaceAndWhatIsAllowed(String text, String line) {
        assertThat(FlowFilterText.parse(text)).isInstanceOfSatisfying(
                FlowFilterText.Reading.Mistake.class, mistake -> assertThat(mistake.line()).isEqualTo(line));
    }

    @Test
    void anUnknownKeyNamesAllThatThereAre() {
        assertThat(FlowFilterText.parse("pot:80")).isInstanceOfSatisfying(
                FlowFilterText.Reading.Mistake.class,
                mistake -> assertThat(mistake.line())
                        .startsWith("column 1: \"pot\" is no key; use pod, from-pod, to-pod, ns, ")
                        .endsWith(", to-port, protocol, verdict, source"));
    }

    @Test
    void keysAreCompletedThenTheirValuesFromTheCluster() {
        assertThat(complete("ns:shop from-p", 14)).containsExactly("from-pod:");
        assertThat(complete("", 0)).startsWith("pod:", "from-pod:", "to-pod:").endsWith("source:");
        assertThat(complete("-verdict:", 9))
                .containsExactly(
                        "-verdict:allowed", "-verdict:audited", "-verdict:denied", "-verdict:dropped",
                        "-verdict:forwarded", "-verdict:unknown");
        assertThat(complete("from-workload:", 14))
                .containsExactly("from-workload:bank/ledger", "from-workload:shop/web");
        assertThat(complete("to-pod:led", 10)).containsExactly("to-pod:bank/ledger");
        assertThat(complete("ns:b web", 4)).containsExactly("ns:bank");
        assertThat(complete("to-port:", 8)).containsExactly("to-port:8080");
        assertThat(complete("label:app=l", 11)).containsExactly("label:app=ledger");
        assertThat(complete("nonsense:x", 10)).isEmpty();
        assertThat(complete("a -> to:sh", 10)).containsExactly("to:shop/web");
        assertThat(complete("ledg", 4)).containsExactly("bank/ledger");
        assertThat(complete("kind:Dep", 8)).containsExactly("kind:Deployment");
    }

    @Test
    void aCompletionTakesThePlaceOfItsWordAlone() {
        assertThat(FlowFilterText.completed("ns:b web", 4, "ns:bank")).isEqualTo("ns:bank web");
        assertThat(FlowFilterText.completed("web ", 4, "ns:")).isEqualTo("web ns:");
    }

    private List<String> complete(String text, int caret) {
        return FlowFilterText.complete(text, caret, cluster);
    }

    static FlowFilter filter(String text) {
        var reading = FlowFilterText.parse(text);
        if (reading instanceof FlowFilterText.Reading.Filter(var filter)) {
            return filter;
        }
        throw new AssertionError(reading);
    }
}
