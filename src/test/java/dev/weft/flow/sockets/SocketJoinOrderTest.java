package dev.weft.flow.sockets;

import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.fixture.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A law: in whatever order the pods and their rows come, the picture is the same.
class SocketJoinOrderTest {
    private static final int PODS = 6;
    private static final List<String> STATES = List.of("01", "02", "03", "06", "08");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void theOrderOfPodsAndRowsDoesNotMatter(long seed) {
        var random = new Random(seed);
        var tables = new LinkedHashMap<ObjectRef, SocketTable>();
        for (int i = 0; i < PODS; i++) {
            tables.put(ObjectRef.ofPod("shop", "p" + i), randomSockets(random, i).table());
        }
        var first = SocketJoin.join(tables, cluster());

        for (int shuffle = 0; shuffle < 5; shuffle++) {
            assertThat(SocketJoin.join(shuffled(tables, random), cluster())).as("seed %d", seed).isEqualTo(first);
        }
        assertThat(first.edges()).as("seed %d says something", seed).isNotEmpty();
    }

    private static LinkedHashMap<ObjectRef, SocketTable> shuffled(
            LinkedHashMap<ObjectRef, SocketTable> tables, Random random) {
        var pods = new ArrayList<>(tables.keySet());
        Collections.shuffle(pods, random);
        var other = new LinkedHashMap<ObjectRef, SocketTable>();
        for (var pod : pods) {
            var rows = new ArrayList<>(tables.get(pod).rows());
            Collections.shuffle(rows, random);
            other.put(pod, new SocketTable(rows, 0));
        }
        return other;
    }

    /// Few addresses and ports, so that ends meet often.
    private static Sockets randomSockets(Random random, int pod) {
        var sockets = Sockets.sockets();
        var own = "10.0.0." + (pod + 1);
        for (int i = 0; i < random.nextInt(3); i++) {
            sockets.listens((random.nextBoolean() ? "0.0.0.0" : "127.0.0.1") + ":" + (8080 + random.nextInt(2)));
        }
        for (int i = 0; i < 25; i++) {
            var peer = random.nextInt(4) == 0 ? "10.96.0.1" : "10.0.0." + (1 + random.nextInt(PODS));
            sockets.tcp(
                    own + ":" + port(random), peer + ":" + port(random), STATES.get(random.nextInt(STATES.size())),
                    random.nextInt(4));
        }
        return sockets;
    }

    private static int port(Random random) {
        return random.nextBoolean() ? 8080 + random.nextInt(2) : 40_000 + random.nextInt(3);
    }

    private static ClusterSnapshot cluster() {
        var parts = new ArrayList<Part>();
        for (int i = 0; i < PODS; i++) {
            parts.add(pod("shop/p" + i, "app=x").address("10.0.0." + (i + 1)));
        }
        parts.add(service("shop/x", "app=x").address("10.96.0.1").port(8080, 8080));
        return dev.weft.fixture.ClusterFixture.cluster(parts.toArray(Part[]::new));
    }
}
