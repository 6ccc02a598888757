package dev.weft.topology.part;

import static dev.weft.fixture.ClusterFixture.cluster;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ObjectRef;
import dev.weft.net.TrafficSet;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Evidence;
import dev.weft.topology.NodeId;
import dev.weft.topology.Requests;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyParts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairBudgetTest {
    private static final Evidence SOME = new Evidence.Declared(TrafficSet.ALL, TrafficSet.NONE);
    private static final int MOST = 12;

    /// Pairs that are added, and how many pairs each drawn edge stands for.
    private static final class Counted implements TopologyParts {
        private final Map<EdgeId, Integer> edges = new HashMap<>();

        @Override
        public void node(TopologyNode node) {}

        @Override
        public void edge(EdgeId id, Evidence evidence) {
            edges.merge(id, 1, Integer::sum);
        }

        @Override
        public void merged(EdgeId id, Evidence evidence, int pairs) {
            edges.merge(id, pairs, Integer::sum);
        }

        @Override
        public void note(String sentence) {}
    }

    private static ObjectRef workload(int namespace, int number) {
        return new ObjectRef("apps", "Deployment", "n" + namespace, "w" + number);
    }

    @Test
    void howeverManyNamespacesNoPairIsLostAndFewAreDrawnAsTheyAre() {
        for (int namespaces = 1; namespaces <= 6; namespaces++) {
            var random = new Random(namespaces);
            var budget = new PairBudget(ObjectRef::namespace, MOST);
            int added = 3 + 10 * (namespaces - 1);
            List<EdgeId> alone = new ArrayList<>();
            for (int i = 0; i < added; i++) {
                var source = workload(random.nextInt(namespaces), i);
                var target = workload(random.nextInt(namespaces), i + 1);
                alone.add(new EdgeId(NodeId.ofWorkload(source), NodeId.ofWorkload(target)));
                budget.add(budget.end(source), budget.end(target), SOME);
            }
            var drawn = new Counted();
            budget.spend(Requests.request(cluster()), drawn, "permissions");

            assertThat(drawn.edges.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(added);
            if (added <= MOST) {
                assertThat(drawn.edges.keySet()).containsExactlyInAnyOrderElementsOf(alone);
            }
        }
    }
}
