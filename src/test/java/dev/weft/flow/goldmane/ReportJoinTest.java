package dev.weft.flow.goldmane;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.deployment;
import static dev.weft.fixture.ClusterFixture.statefulSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.flow.FlowVerdict;
import dev.weft.flow.wire.goldmane.Action;
import dev.weft.flow.wire.goldmane.Flow;
import dev.weft.flow.wire.goldmane.FlowKey;
import dev.weft.flow.wire.goldmane.PolicyKind;
import dev.weft.flow.wire.goldmane.PolicyTrace;
import dev.weft.flow.wire.goldmane.Reporter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportJoinTest {
    private static final long T = 1_800_000_000L;
    private final GoldmaneEnds ends =
            new GoldmaneEnds(cluster(deployment("shop/web", 0, "app=web"), statefulSet("shop/api", 1, "app=api")));
    private final ReportJoin join = new ReportJoin();

    private List<dev.weft.flow.Flow> bucket(Flow... reports) {
        return join.join(List.of(reports), ends, Duration.ZERO);
    }

    private static String text(dev.weft.flow.Flow flow) {
        return flow.key().source().text() + " > " + flow.key().destination().text() + " " + flow.key().traffic() + " "
                + flow.key().verdict().word() + " " + flow.counts().connections().orElseThrow()
                + ", bytes " + flow.counts().bytesOut().orElseThrow() + "/" + flow.counts().bytesIn().orElseThrow();
    }

    @Test
    void whatBothEndsReportIsCountedOnce() {
        var flows = bucket(
                Wire.report(Reporter.Src, Action.Allow, T, 4), Wire.report(Reporter.Dst, Action.Allow, T, 4));

        assertThat(flows).extracting(ReportJoinTest::text).containsExactly(
                "shop/web[Deployment] > shop/api[StatefulSet] TCP 8080 forwarded 4, bytes 40/400");
        assertThat(flows.getFirst().first()).isEqualTo(Instant.ofEpochSecond(T));
        assertThat(flows.getFirst().last()).isEqualTo(Instant.ofEpochSecond(T + 15));
    }

    @Test
    void whatTheDestinationRefusesIsNotForwardedThoughTheSourceLetItGo() {
        var flows = bucket(
                Wire.report(Reporter.Src, Action.Allow, T, 5), Wire.report(Reporter.Dst, Action.Deny, T, 5));

        assertThat(flows).extracting(flow -> flow.key().verdict()).containsExactly(FlowVerdict.DROPPED);
    }

    @Test
    void someRefusedAndSomeLetInAreTwoEdges() {
        var flows = bucket(
                Wire.report(Reporter.Src, Action.Allow, T, 10),
                Wire.report(Reporter.Src, Action.Deny, T, 2),
                Wire.report(Reporter.Dst, Action.Allow, T, 7),
                Wire.report(Reporter.Dst, Action.Deny, T, 3));

        assertThat(flows).extracting(flow -> flow.key().verdict().word() + " "
                        + flow.counts().connections().orElseThrow())
                .containsExactlyInAnyOrder("forwarded 7", "dropped 5");
    }

    @Test
    void whatGoesOutIsCountedByItsSource() {
        assertThat(bucket(Wire.outside(Action.Allow, T, 3))).extracting(ReportJoinTest::text).containsExactly(
                "shop/web[Deployment] > public networks TCP 443 forwarded 3, bytes 30/300");
    }

    @Test
    void aPodsSourceAloneWaitsForABucketAndThenCounts() {
        assertThat(bucket(Wire.report(Reporter.Src, Action.Allow, T, 4))).isEmpty();

        assertThat(bucket(Wire.outside(Action.Allow, T + 15, 1))).extracting(ReportJoinTest::text).contains(
                "shop/web[Deployment] > shop/api[StatefulSet] TCP 8080 forwarded 4, bytes 40/400");
    }

    @Test
    void aDestinationThatReportsABucketLaterIsNotAddedToItsSource() {
        assertThat(bucket(Wire.report(Reporter.Src, Action.Allow, T, 4))).isEmpty();
        assertThat(bucket(Wire.report(Reporter.Dst, Action.Allow, T + 15, 4)))
                .extracting(flow -> flow.counts().connections().orElseThrow()).containsExactly(4L);
        assertThat(bucket(Wire.report(Reporter.Src, Action.Allow, T + 30, 2))).isEmpty();
        assertThat(bucket(Wire.outside(Action.Allow, T + 45, 1))).hasSize(1);
    }

    @Test
    void thePolicyAtTheEndOfATierIsTheOneThatIsolates() {
        var trace = PolicyTrace.newBuilder().addEnforcedPolicies(Wire.endOfTier("lockdown")).build();
        var facts = bucket(Wire.report(Reporter.Dst, Action.Deny, T, 1, trace)).getFirst().facts();

        assertThat(facts.deniedBy()).extracting(ref -> ref.label()).containsExactly("NetworkPolicy shop/lockdown");
        assertThat(facts.allowedBy()).isEmpty();
        assertThat(facts.staged()).isEmpty(); // nothing is pending that would decide
    }

    @Test
    void aProfileIsNoPolicy() {
        var profile = Wire.policy(PolicyKind.Profile, "kns.shop", Action.Allow);
        var trace = PolicyTrace.newBuilder().addEnforcedPolicies(profile).addPendingPolicies(profile).build();
        var facts = bucket(Wire.report(Reporter.Dst, Action.Allow, T, 1, trace)).getFirst().facts();

        assertThat(facts.allowedBy()).isEmpty();
        assertThat(facts.staged()).isEmpty();
    }

    @Test
    void aStagedPolicySaysWhatItWouldDo() {
        var trace = PolicyTrace.newBuilder()
                .addEnforcedPolicies(Wire.policy(PolicyKind.NetworkPolicy, "api-in", Action.Allow))
                .addPendingPolicies(Wire.policy(PolicyKind.StagedNetworkPolicy, "api-strict", Action.Deny))
                .build();
        var facts = bucket(Wire.report(Reporter.Dst, Action.Allow, T, 1, trace)).getFirst().facts();

        assertThat(facts.allowedBy()).extracting(ref -> ref.label()).containsExactly("NetworkPolicy shop/api-in");
        assertThat(facts.staged().orElseThrow().verdict()).isEqualTo(FlowVerdict.DROPPED);
        assertThat(facts.staged().orElseThrow().by()).extracting(ref -> ref.label())
                .containsExactly("StagedNetworkPolicy shop/api-strict");
    }

    @Test
    void aProtocolWithoutPortsIsLeftOutAndCounted() {
        var key = FlowKey.newBuilder().setProto("icmp").setReporter(Reporter.Dst).setAction(Action.Allow);
        var icmp = Wire.of(key, T, 1);

        assertThat(bucket(icmp)).isEmpty();
        assertThat(join.strange()).isEqualTo(1);
    }

    @Test
    void timesAreMovedByTheDifferenceOfTheClocks() {
        var flows = join.join(List.of(Wire.outside(Action.Allow, T, 3)), ends, Duration.ofHours(1));

        assertThat(flows.getFirst().first()).isEqualTo(Instant.ofEpochSecond(T + 3600));
    }
}
