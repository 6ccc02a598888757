package dev.weft.whatif.proposal;

import static dev.weft.fixture.ClusterFixture.block;
import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.deployment;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.namespaces;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.pods;
import static dev.weft.fixture.ClusterFixture.tcp;
import static dev.weft.whatif.proposal.Grounds.end;
import static dev.weft.whatif.proposal.Grounds.forwarded;
import static dev.weft.whatif.proposal.Grounds.seen;
import static dev.weft.whatif.proposal.Grounds.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.Part;
import dev.weft.fixture.YamlPolicy;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowWindow;
import dev.weft.net.IpAddress;
import dev.weft.net.IpSet;
import dev.weft.net.TrafficSet;
import dev.weft.whatif.proposal.DenyChoices.Option;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DenyChoicesTest {
    private static final Anchor WEB = workload("Deployment", "shop/web");
    private static final Anchor DB = workload("Deployment", "shop/db");
    private static final TrafficSet PG = TrafficSet.tcp(5432);

    @Test
    void aRuleLosesThePeerThatIsMeant() {
        var choices = DenyChoices.of(
                shop(networkPolicy("shop/db").on("app=db").ingress(from(pods("app=web"), pods("app=api")), tcp(5432))),
                WEB, DB, PG);

        assertThat(narrowed(choices)).contains("""
                  ingress:
                  - from:
                    - podSelector:
                        matchLabels:
                          app: api
                    ports:
                """).doesNotContain("app: web");
        assertThat(choices.options().getFirst().effects().unintended()).isEmpty();
    }

    @Test
    void aRuleForSeveralPortsKeepsTheOthers() {
        var choices = DenyChoices.of(
                shop(networkPolicy("shop/db").on("app=db").ingress(from("app=web"), tcp(5432), tcp(9187))),
                WEB, DB, PG);

        assertThat(narrowed(choices)).contains("port: 9187").doesNotContain("5432");
        assertThat(choices.options().getFirst().effects().intended())
                .extracting(Effects.PairLine::words)
                .containsExactly("shop/web to shop/db: closes TCP 5432");
    }

    @Test
    void aWholeNamespaceIsSplitIntoThoseWhoStay() {
        var choices = DenyChoices.of(
                shop(networkPolicy("shop/db").on("app=db").ingress(
                        from(namespaces("kubernetes.io/metadata.name=shop")), tcp(5432))),
                WEB, DB, PG);

        assertThat(narrowed(choices)).contains("""
                    - namespaceSelector:
                        matchLabels:
                          kubernetes.io/metadata.name: shop
                      podSelector:
                        matchExpressions:
                        - key: app
                          operator: NotIn
                          values:
                          - web
                """);
        assertThat(choices.options().getFirst().effects().unintended()).isEmpty();
    }

    @Test
    void anAddressBecomesAnException() {
        var bank = new Anchor.OfOutside(IpSet.of(IpAddress.parse("203.0.113.7").orElseThrow()));
        var choices = DenyChoices.of(
                shop(networkPolicy("shop/db").on("app=db").ingress(from(block("203.0.113.0/24")), tcp(5432))),
                bank, DB, PG);

        assertThat(narrowed(choices)).contains("""
                    - ipBlock:
                        cidr: "203.0.113.0/24"
                        except:
                        - "203.0.113.7/32"
                """);
    }

    @Test
    void wherePodsAreKeptOutOfARuleForAnyoneTheOutsideGoesToo() {
        var choices = DenyChoices.of(
                shop(networkPolicy("shop/db").on("app=db").ingress(tcp(5432))), WEB, DB, PG);

        assertThat(choices.options())
                .filteredOn(option -> option.title().startsWith("Narrow"))
                .extracting(Option::how)
                .singleElement()
                .asString()
                .contains("the outside is closed with it");
    }

    @Test
    void aTargetThatNobodyIsolatesIsIsolatedAndKeepsWhatWasSeen() {
        var flows = seen(
                forwarded(end("shop/web-0"), end("shop/db-0"), FlowTraffic.tcp(5432)),
                forwarded(end("shop/web-0"), end("shop/db-0"), FlowTraffic.tcp(9187)),
                forwarded(end("shop/api-0"), end("shop/db-0"), FlowTraffic.tcp(5432)));
        var option = DenyChoices.of(shop(flows), WEB, DB, PG).options().stream()
                .filter(one -> one.title().equals("Isolate shop/db for ingress, keep what was seen"))
                .findFirst()
                .orElseThrow();

        assertThat(option.effects().isolated()).containsExactly("shop/db (ingress)");
        assertThat(option.effects().impact().dropped()).hasSize(1);
        assertThat(Grounds.text(option.step())).contains("app: api", "port: 9187");
    }

    // Source: Kubernetes documentation, "Network Policies": policies are additive.
    @Test
    void onePolicyMoreDeniesNothingThatAnotherAllows() {
        var choices = DenyChoices.of(
                shop(networkPolicy("shop/db").on("app=db").ingress(from("app=web"), tcp(5432))), WEB, DB, PG);

        assertThat(choices.options()).extracting(Option::title).noneMatch(title -> title.startsWith("Isolate shop/db"));
        assertThat(choices.notes())
                .contains("would not deny it: Isolate shop/db for ingress, keep what was seen; "
                        + "another policy allows it, and policies add up");
    }

    @Test
    void aKindThatDeniesIsOfferedOnlyWhereItIsServed() {
        var without = DenyChoices.of(shop(), WEB, DB, PG);
        var with = DenyChoices.of(
                shop(YamlPolicy.cluster("other", "Admin", 1000, """
                        ingress:
                        - action: Pass
                          from: [{namespaces: {}}]
                        """)),
                WEB, DB, PG);

        assertThat(without.options()).extracting(Option::title).noneMatch(title -> title.startsWith("Deny it by"));
        assertThat(without.notes()).contains("the cluster is not known to serve a kind of policy that denies");
        assertThat(with.options()).extracting(Option::title).contains(
                "Deny it by ClusterNetworkPolicy (Admin)", "Deny it by ClusterNetworkPolicy (Baseline)");
    }

    @Test
    void aDenyComesBeforeTheRuleThatAllows() {
        var choices = DenyChoices.of(
                shop(YamlPolicy.cluster("allow", "Admin", 40, """
                        ingress:
                        - action: Accept
                          from: [{namespaces: {}}]
                        """)),
                WEB, DB, PG);

        assertThat(choices.options())
                .filteredOn(option -> option.title().equals("Deny it by ClusterNetworkPolicy (Admin)"))
                .singleElement()
                .satisfies(option -> assertThat(Grounds.text(option.step())).contains("priority: 39\n"));
    }

    @Test
    void whatIsDeniedAlreadyHasNoChoices() {
        var choices = DenyChoices.of(shop(networkPolicy("shop/db").on("app=db").types("Ingress")), WEB, DB, PG);

        assertThat(choices.options()).isEmpty();
        assertThat(choices.notes())
                .containsExactly("nothing to deny: shop/web to shop/db on TCP 5432 is denied already");
    }

    private static String narrowed(DenyChoices choices) {
        return choices.options().stream()
                .filter(option -> option.title().startsWith("Narrow rule 1 of db"))
                .map(option -> Grounds.text(option.step()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(choices.toString()));
    }

    private static Ground shop(Part... more) {
        return shop(FlowWindow.EMPTY, more);
    }

    private static Ground shop(FlowWindow flows, Part... more) {
        return Grounds.of(
                cluster(Stream.concat(
                                Stream.<Part>of(
                                        deployment("shop/web", 2, "app=web"),
                                        deployment("shop/api", 1, "app=api"),
                                        deployment("shop/db", 1, "app=db"),
                                        pod("ops/probe", "app=probe")),
                                Stream.of(more))
                        .toArray(Part[]::new)),
                flows);
    }
}
