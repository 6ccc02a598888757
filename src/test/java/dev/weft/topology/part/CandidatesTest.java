package dev.weft.topology.part;

import static dev.weft.fixture.ClusterFixture.block;
import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.namespace;
import static dev.weft.fixture.ClusterFixture.namespaces;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.node;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.pods;
import static dev.weft.fixture.ClusterFixture.tcp;
import static dev.weft.fixture.ClusterFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Resource;
import dev.weft.fixture.PeerPart;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.topology.Requests;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidatesTest {
    private static ClusterSnapshot random(long seed) {
        var random = new Random(seed);
        var parts = new ArrayList<Resource>();
        for (int i = 0; i < 4; i++) {
            parts.addAll(namespace("ns" + i, "team=t" + i % 2).resources());
            parts.addAll(node("n" + i, "192.168.0." + (i + 1)).resources());
        }
        for (int i = 0; i < 30; i++) {
            var pod = pod("ns" + random.nextInt(4) + "/p" + i, "app=a" + random.nextInt(5));
            pod = pod.node("n" + random.nextInt(4));
            pod = random.nextInt(4) == 0 ? pod : pod.address("10.0.0." + (i + 1));
            parts.addAll((random.nextInt(8) == 0 ? pod.hostNetwork() : pod).resources());
        }
        for (int i = 0; i < 12; i++) {
            parts.addAll(networkPolicy("ns" + random.nextInt(4) + "/policy" + i)
                    .on("app=a" + random.nextInt(5))
                    .ingress(from(peer(random)), tcp(80 + random.nextInt(3)))
                    .egress(to(peer(random)))
                    .resources());
        }
        return cluster(parts);
    }

    private static PeerPart peer(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> pods("app=a" + random.nextInt(5));
            case 1 -> namespaces("team=t" + random.nextInt(2)).pods("app=a" + random.nextInt(5));
            case 2 -> namespaces("team=t" + random.nextInt(2));
            case 3 -> block("10.0.0.0/" + (24 + random.nextInt(5)));
            default -> block("192.168.0.0/28");
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whoIsMissingIsDeniedOrDoubtedOnlyForWantOfAnAddress(long seed) {
        var snapshot = random(seed);
        var ends = new Ends(Requests.request(snapshot));
        var candidates = new Candidates(snapshot, ends.all());
        var missing = new ArrayList<String>();
        for (int source = 0; source < ends.all().size(); source++) {
            for (int target = 0; target < ends.all().size(); target++) {
                boolean asked = candidates.of(source, Direction.EGRESS).get(target)
                        && candidates.of(target, Direction.INGRESS).get(source);
                var cell = ends.cell(source, target);
                boolean addressed = hasAddress(ends.all().get(source)) && hasAddress(ends.all().get(target));
                if (source != target && !asked && !(addressed ? cell.isEmpty() : cell.allowed().isEmpty())) {
                    missing.add(ends.all().get(source).group().ref() + " -> " + ends.all().get(target).group().ref()
                            + " " + cell);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void endsThatAreTreatedAlikeAreAskedAboutOnceAndSayTheSame(long seed) {
        var request = Requests.request(random(seed));
        var ends = new Ends(request);
        for (int target : ends.byLikeness()) {
            for (int source = 0; source < ends.all().size(); source++) {
                if (source != target) {
                    var asked = request.reachability()
                            .cell(ends.all().get(source).group(), ends.all().get(target).group());
                    assertThat(ends.cell(source, target)).isEqualTo(asked);
                }
            }
        }
    }

    private static boolean hasAddress(Ends.End end) {
        return end.group().members().stream()
                .allMatch(member -> member instanceof Endpoint.OfPod(var pod) && !pod.network().addresses().isEmpty());
    }
}
