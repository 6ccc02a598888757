package dev.weft.layout.free;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.layout.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForcesTest {
    private static final Box CARD = new Box(0, 0, 132, 44);

    private static double far(Box one, Box other) {
        return Math.hypot(one.centerX() - other.centerX(), one.centerY() - other.centerY());
    }

    @Test
    void whoTalksTogetherStandsTogether() {
        var sizes = List.of(CARD, CARD, CARD, CARD, CARD, CARD);
        var pulls = List.of(
                new Pull(0, 3, 1), new Pull(3, 5, 1), new Pull(0, 5, 1),
                new Pull(1, 2, 1), new Pull(2, 4, 1), new Pull(1, 4, 1));

        var places = Forces.place(sizes, pulls, 24);

        assertThat(far(places.get(0), places.get(3))).isLessThan(far(places.get(0), places.get(2)));
        assertThat(far(places.get(1), places.get(4))).isLessThan(far(places.get(1), places.get(5)));
    }

    @Test
    void boxesOfAnySizeStandApartWhateverPullsThem() {
        var random = new Random(7);
        var sizes = new ArrayList<Box>();
        var pulls = new ArrayList<Pull>();
        for (int i = 0; i < 80; i++) {
            sizes.add(new Box(0, 0, 132 + random.nextInt(1_500), 44 + random.nextInt(900)));
            pulls.add(new Pull(i, random.nextInt(80), 1 + random.nextInt(50)));
        }
        var places = Forces.place(sizes, pulls, 60);

        for (int i = 0; i < places.size(); i++) {
            for (int j = i + 1; j < places.size(); j++) {
                assertThat(places.get(i).grown(29).overlaps(places.get(j).grown(29))).isFalse();
            }
        }
    }

    @Test
    void oneThingNobodyPullsAndNoThingAtAllArePlacedToo() {
        assertThat(Forces.place(List.of(CARD), List.of(), 24)).hasSize(1);
        assertThat(Forces.place(List.of(), List.of(), 24)).isEmpty();
    }

    @Test
    void sameThingsStandInTheSamePlaces() {
        var sizes = List.of(CARD, CARD, CARD);
        var pulls = List.of(new Pull(0, 1, 2));
        assertThat(Forces.place(sizes, pulls, 24)).isEqualTo(Forces.place(sizes, pulls, 24));
    }
}
