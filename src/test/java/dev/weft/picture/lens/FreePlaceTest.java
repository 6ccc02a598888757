package dev.weft.picture.lens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.layout.Box;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreePlaceTest {
    private static final Box SCREEN = new Box(0, 0, 1_000, 700);
    private static final Box CARD = new Box(400, 300, 130, 44);

    @Test
    void wordsStandBelowTheirCardWhereNothingIs() {
        var place = new FreePlace(SCREEN, List.of()).beside(CARD, 200, 80);

        assertThat(place.y()).isBetween(CARD.bottom(), CARD.bottom() + 4);
        assertThat(place.x()).isEqualTo(CARD.x() + 7);
    }

    @Test
    void wordsNeverLieOnAnotherCardWhileThereIsRoomSomewhereNear() {
        var others = new ArrayList<Box>();
        for (int i = 0; i < 3; i++) {
            others.add(new Box(250 + i * 150, 368, 130, 44));
        }
        others.add(new Box(550, 300, 130, 44));

        var place = new FreePlace(SCREEN, others).beside(CARD, 200, 80);

        assertThat(others).noneMatch(place::overlaps);
        assertThat(place.overlaps(CARD)).isFalse();
    }

    @Test
    void wordsStayInTheWindow() {
        var low = new Box(400, 650, 130, 44);

        var place = new FreePlace(SCREEN, List.of()).beside(low, 200, 80);

        assertThat(place.bottom()).isLessThanOrEqualTo(low.y());
    }
}
