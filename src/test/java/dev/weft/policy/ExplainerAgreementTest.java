package dev.weft.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.policy.oracle.RandomCluster;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The explainer walks rules by labels and addresses, the engine looks up classes: both must always say the same.
class ExplainerAgreementTest {
    private static final int CLUSTERS = Integer.getInteger("explainer.clusters", 200);
    private static final List<Traffic> PACKETS = List.of(
            new Traffic(Protocol.TCP, 80), new Traffic(Protocol.TCP, 8080), new Traffic(Protocol.UDP, 53),
            new Traffic(Protocol.SCTP, 443));

    @Test
    void everyExplanationHasTheVerdictOfItsCell() {
        for (var profile : Profile.values()) {
            for (long seed = 1; seed <= CLUSTERS; seed++) {
                compare(seed, Asked.evaluated(RandomCluster.of(seed), profile));
            }
        }
    }

    @Test
    void everyExplanationHasTheVerdictOfItsCellAmongTiers() {
        for (var profile : Profile.values()) {
            for (long seed = 1; seed <= CLUSTERS; seed++) {
                compare(seed, Asked.evaluated(RandomCluster.withTiers(seed), profile));
            }
        }
    }

    private static void compare(long seed, Reachability reachability) {
        var nodes = reachability.snapshot().nodes().stream().<Endpoint>map(Endpoint.OfNode::new);
        var ends = Stream.concat(reachability.endpoints().stream(), nodes).toList();
        for (var source : ends) {
            for (var destination : ends) {
                var cell = reachability.cell(source, destination);
                for (var traffic : PACKETS) {
                    var explanation = reachability.explain(source, destination, traffic);
                    assertThat(explanation.verdict().word())
                            .as("seed %d: %s to %s, %s", seed, source.id(), destination.id(), traffic)
                            .isEqualTo(word(cell, traffic));
                    assertThat(explanation.egress().steps()).isNotEmpty();
                    assertThat(explanation.ingress().steps()).isNotEmpty();
                }
            }
        }
    }

    private static String word(Cell cell, Traffic traffic) {
        if (cell.allowed().contains(traffic)) {
            return "allowed";
        }
        return cell.unknown().contains(traffic) ? "unknown" : "denied";
    }
}
