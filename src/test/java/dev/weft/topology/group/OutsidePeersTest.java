package dev.weft.topology.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.net.Cidr;
import dev.weft.net.IpRange;
import dev.weft.net.IpSet;
import dev.weft.topology.Boxes;
import dev.weft.topology.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutsidePeersTest {
    @Test
    void fewPeersStandByThemselves() {
        assertThat(OutsidePeers.boxes(blocks(OutsidePeers.MOST))).isEmpty();
    }

    @Test
    void manyPeersStandInBoxesByTheBlockTheyAreInAsFineAsCanBeRead() {
        var peers = new ArrayList<NodeId>();
        for (int i = 0; i < 20; i++) {
            peers.add(block("52.10." + i + ".0/24"));
            peers.add(block("34.120." + i + ".7/32"));
            peers.add(NodeId.ofOutside("b" + i + ".s3.example.com"));
        }

        var boxes = OutsidePeers.boxes(peers);

        assertThat(boxes.values()).containsOnly(
                "outside 52.10.0.0/16", "outside 34.120.0.0/16", "outside .s3.example.com");
        assertThat(boxes).hasSize(60);
    }

    @Test
    void whatReachesEverywhereAndWhoWouldBeAloneStandsByItself() {
        var peers = new ArrayList<>(blocks(30));
        var everywhere = NodeId.ofOutside(new IpSet(List.of(IpRange.ALL_V4)));
        var nearlyAll = NodeId.ofOutside(set("0.0.0.0/0").minus(set("10.0.0.0/8")));
        var alone = block("203.0.113.7/32");
        peers.addAll(List.of(everywhere, nearlyAll, alone));

        assertThat(OutsidePeers.boxes(peers)).doesNotContainKeys(everywhere, nearlyAll, alone);
    }

    @Test
    void addressesOfSeveralBlocksAreNotSaidToBeInOne() {
        var peers = new ArrayList<>(blocks(30));
        for (int i = 0; i < 5; i++) {
            peers.add(NodeId.ofOutside(set("10." + i + ".0.0/16").union(set("200." + i + ".0.0/16"))));
        }

        assertThat(OutsidePeers.boxes(peers).values()).contains("outside several blocks");
    }

    @Test
    void howeverManyThereAreTheRimIsReadableAndEachPeerIsInOneBoxThatHoldsIt() {
        var random = new Random(7);
        for (int count : new int[] {25, 100, 1_000, 5_000}) {
            var peers = new ArrayList<NodeId>();
            for (int i = 0; i < count; i++) {
                peers.add(random.nextInt(5) == 0
                        ? NodeId.ofOutside("h" + i + ".d" + random.nextInt(300) + ".example")
                        : block(random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256) + ".0/24"));
            }
            var boxes = OutsidePeers.boxes(peers);

            long drawn = peers.stream().distinct().filter(peer -> !boxes.containsKey(peer)).count()
                    + boxes.values().stream().distinct().count();
            assertThat(drawn).isLessThanOrEqualTo(OutsidePeers.MOST);
            boxes.forEach((peer, box) -> {
                assertThat(Boxes.isOutside(box)).isTrue();
                Cidr.parse(box.substring("outside ".length())).ifPresent(block ->
                        assertThat(block.asSet().containsAll(IpSet.parse(peer.key()).orElseThrow())).isTrue());
            });
        }
    }

    private static List<NodeId> blocks(int count) {
        var blocks = new ArrayList<NodeId>();
        for (int i = 0; i < count; i++) {
            blocks.add(block("10." + i + ".0.0/16"));
        }
        return blocks;
    }

    private static NodeId block(String cidr) {
        return NodeId.ofOutside(set(cidr));
    }

    private static IpSet set(String cidr) {
        return Cidr.parse(cidr).orElseThrow().asSet();
    }
}
