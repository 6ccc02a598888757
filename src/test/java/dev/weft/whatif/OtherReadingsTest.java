package dev.weft.whatif;

import static dev.weft.fixture.ClusterFixture.block;
import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.fixture.Part;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Profile;
import dev.weft.policy.ReachabilityDiff;
import dev.weft.policy.ReachabilityEngine;
import dev.weft.policy.WorkloadReachability;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A draft under other profiles: what differs is named, what does not is not.
class OtherReadingsTest {
    private static final Part BLOCKS =
            networkPolicy("shop/db-in").on("app=db").ingress(from(block("10.0.0.0/8")));
    private static final Part LABELS = networkPolicy("shop/db-in").on("app=db").ingress(from("app=web"));

    private final PolicyCompiler compiler = new PolicyCompiler(PolicyKinds.all());

    // Source: Cilium documentation, "Layer 3 policies": a CIDR does not match the pods of the cluster.
    @Test
    void aRuleOfABlockIsReadOtherwiseByCilium() {
        var readings = readings(BLOCKS);

        assertThat(reading(readings, Profile.CALICO).pairs()).isEmpty();
        assertThat(reading(readings, Profile.CILIUM).pairs())
                .filteredOn(pair -> pair.shown().source().id().startsWith("shop/web"))
                .singleElement()
                .satisfies(pair -> {
                    assertThat(pair.shown().lost().isEmpty()).as("still allowed, as shown").isTrue();
                    assertThat(pair.there().lost().isEmpty()).as("cut by Cilium").isFalse();
                });
    }

    @Test
    void aRuleOfLabelsIsReadAlikeByAll() {
        assertThat(readings(LABELS)).allSatisfy(reading -> assertThat(reading.pairs()).isEmpty());
    }

    // Source: the specification leaves pods on their node's network open; Calico meets them as their node.
    @Test
    void aPodOnItsNodesNetworkIsReadOtherwiseByCalico() {
        var onNode = networkPolicy("shop/agent").on("app=agent").types("Ingress");

        assertThat(reading(readings(onNode), Profile.CALICO).pairs())
                .anySatisfy(pair -> assertThat(pair.shown().destination().id()).startsWith("shop/agent"));
    }

    private static Reading reading(List<Reading> readings, Profile profile) {
        return readings.stream().filter(one -> one.profile() == profile).findFirst().orElseThrow();
    }

    private List<Reading> readings(Part draft) {
        var live = shop();
        var upstream = new ClassReachabilityEngine(Profile.UPSTREAM);
        var before = evaluated(upstream, live);
        var after = evaluated(upstream, shop(draft));
        var others = new OtherReadings(
                compiler,
                Map.<Profile, ReachabilityEngine>of(
                        Profile.CALICO, new ClassReachabilityEngine(Profile.CALICO),
                        Profile.CILIUM, new ClassReachabilityEngine(Profile.CILIUM)));
        return others.of(before, after, ReachabilityDiff.between(before, after), () -> {});
    }

    private WorkloadReachability evaluated(ReachabilityEngine engine, ClusterSnapshot snapshot) {
        return WorkloadReachability.ofWorkloads(engine.evaluate(snapshot, compiler.compile(snapshot)));
    }

    private static ClusterSnapshot shop(Part... more) {
        return cluster(Stream.concat(
                        Stream.of(
                                pod("shop/web", "app=web").address("10.0.0.1"),
                                pod("shop/db", "app=db").address("10.0.0.2"),
                                pod("shop/agent", "app=agent").address("10.1.0.9").hostNetwork()),
                        Stream.of(more))
                .toArray(Part[]::new));
    }
}
