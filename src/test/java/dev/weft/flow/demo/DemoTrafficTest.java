package dev.weft.flow.demo;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.node;
import static dev.weft.fixture.ClusterFixture.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.fixture.HeardFlows;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowVerdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemoTrafficTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final ClusterSnapshot SHOP = cluster(
            node("n1", "192.168.0.1"),
            pod("shop/web", "app=web").address("10.0.0.1"),
            pod("shop/db", "app=db").address("10.0.0.2"));
    private static final DemoScript SCRIPT = DemoScript.parse("""
            source,destination,protocol,port,per_second,bytes,verdict
            # the pages ask the database
            shop/web,shop/db,TCP,5432,10,100,forwarded
            203.0.113.9,shop/web,TCP,8080,0.5,10,forwarded
            node/n1,shop/web,TCP,8080,0.1,10,forwarded
            shop/db,shop/web,TCP,8080,0.01,0,dropped
            shop/gone,shop/web,TCP,8080,100,0,forwarded
            """);

    @Test
    void theSameSecondIsAlwaysTheSame() {
        var traffic = new DemoTraffic(SCRIPT, 7);

        assertThat(traffic.second(SHOP, 5, NOON)).isEqualTo(traffic.second(SHOP, 5, NOON));
        assertThat(seconds(traffic, 60)).isEqualTo(seconds(new DemoTraffic(SCRIPT, 7), 60));
        assertThat(seconds(traffic, 60)).isNotEqualTo(seconds(new DemoTraffic(SCRIPT, 8), 60));
    }

    @Test
    void inTheFirstSecondEveryPairIsSeenOnceAtLeast() {
        assertThat(new DemoTraffic(SCRIPT, 7).second(SHOP, 0, NOON))
                .extracting(flow -> flow.key().source().text() + " -> " + flow.key().destination().text())
                .containsExactly(
                        "203.0.113.9 -> shop/web", "node/n1 -> shop/web", "shop/db -> shop/web", "shop/web -> shop/db");
    }

    @Test
    void ratesAreKeptOverTime() {
        var flows = seconds(new DemoTraffic(SCRIPT, 7), 1_000);

        assertThat(connections(flows, "shop/web", "shop/db")).isBetween(9_800L, 10_200L);
        assertThat(connections(flows, "203.0.113.9", "shop/web")).isBetween(430L, 570L);
        assertThat(connections(flows, "shop/db", "shop/web")).isBetween(3L, 25L);
    }

    @Test
    void bytesAreThoseOfTheConnections() {
        assertThat(new DemoTraffic(SCRIPT, 7).second(SHOP, 1, NOON))
                .filteredOn(flow -> flow.key().traffic().port() == 5432)
                .singleElement()
                .satisfies(flow -> assertThat(flow.counts().bytes().getAsLong())
                        .isEqualTo(100 * flow.counts().connections().getAsLong()));
    }

    @Test
    void everythingIsMarkedAsDemo() {
        assertThat(new DemoTraffic(SCRIPT, 7).second(SHOP, 0, NOON)).isNotEmpty().allSatisfy(flow -> {
            assertThat(flow.key().by()).isEqualTo("demo");
            assertThat(flow.facts().note()).isEqualTo("scripted demo traffic");
            assertThat(flow.last()).isEqualTo(NOON);
        });
    }

    @Test
    void aRowThatIsNoRowIsABugAndIsNamed() {
        assertThatThrownBy(() -> DemoScript.parse("head\na,b\n")).hasMessageContaining("a,b");
    }

    @Test
    void theSourceSaysThatItIsScriptedAndPlaysOnceThePodsAreThere() throws InterruptedException {
        var heard = new HeardFlows();
        var source = new DemoFlowSource(InstantSource.fixed(NOON));
        source.start(() -> SHOP, heard);

        assertThat(heard.await("live").detail()).isEqualTo("scripted traffic, nothing is observed");
        source.close();
        source.close();
        assertThat(source.name()).isEqualTo("demo");
    }

    private static List<Flow> seconds(DemoTraffic traffic, int count) {
        return IntStream.range(0, count)
                .boxed()
                .flatMap(second -> traffic.second(SHOP, second, NOON).stream())
                .toList();
    }

    private static long connections(List<Flow> flows, String source, String destination) {
        return flows.stream()
                .filter(flow -> flow.key().source().text().equals(source))
                .filter(flow -> flow.key().destination().text().equals(destination))
                .filter(flow -> flow.key().verdict() != FlowVerdict.UNKNOWN)
                .mapToLong(flow -> flow.counts().connections().orElse(0))
                .sum();
    }
}
