package dev.weft.layout.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.layout.Box;
import dev.weft.layout.Positions;
import dev.weft.topology.Topology;
import java.util.ArrayList;
import java.util.List;

/// What every drawing must be, whatever it draws.
final class Sound {
    private Sound() {}

    static void assertSound(Topology topology, Positions positions) {
        assertThat(positions.nodes().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        topology.nodes().stream().map(node -> node.id()).toList());
        var boxes = new ArrayList<>(positions.nodes().values());
        boxes.addAll(positions.groups().values());
        assertThat(boxes).allMatch(Sound::isFinite);
        assertNoOverlap(new ArrayList<>(positions.nodes().values()));
        var outer = new ArrayList<>(positions.groups().values());
        for (var node : topology.nodes()) {
            var box = positions.nodes().get(node.id());
            if (node.namespace().isEmpty()) {
                outer.add(box);
            } else {
                var frame = positions.groups().get(node.namespace());
                assertThat(frame.around(box)).as("%s in its box", node.id()).isEqualTo(frame);
            }
        }
        assertNoOverlap(outer);
        assertThat(positions.groups().keySet())
                .isEqualTo(topology.nodes().stream()
                        .map(node -> node.namespace())
                        .filter(name -> !name.isEmpty())
                        .collect(java.util.stream.Collectors.toSet()));
    }

    private static boolean isFinite(Box box) {
        return Double.isFinite(box.x()) && Double.isFinite(box.y()) && box.width() > 0 && box.height() > 0;
    }

    private static void assertNoOverlap(List<Box> boxes) {
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = i + 1; j < boxes.size(); j++) {
                if (boxes.get(i).overlaps(boxes.get(j))) {
                    assertThat(boxes.get(i)).as("overlaps %s", boxes.get(j)).isNull();
                }
            }
        }
    }
}
