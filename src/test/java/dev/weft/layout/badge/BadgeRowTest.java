package dev.weft.layout.badge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.layout.Box;
import java.util.List;
import org.junit.jupiter.api.Test;

class BadgeRowTest {
    private static final Box CARD = new Box(100, 100, 132, 44);

    @Test
    void badgesStandSideBySideBelowTheirCard() {
        var row = BadgeRow.of(CARD, 5, 9, List.of("DNS", "vault"));
        assertThat(row.words()).containsExactly("DNS", "vault");
        assertThat(row.boxes().get(0).overlaps(row.boxes().get(1))).isFalse();
        assertThat(row.boxes()).allSatisfy(box -> assertThat(box.bottom()).isGreaterThan(CARD.bottom()));
    }

    @Test
    void longestWordIsShortenedWhereThereIsNoRoomForAll() {
        var row = BadgeRow.of(CARD, 5, 9, List.of("prometheus-server", "DNS"));
        assertThat(row.words().getFirst()).startsWith("prom").isNotEqualTo("prometheus-server");
        assertThat(row.words().getLast()).isEqualTo("DNS");
        assertThat(row.boxes().getLast().right()).isLessThan(CARD.right() + 18);
    }

    @Test
    void tooManyForAnyCardStillHaveALetterOrTwo() {
        var row = BadgeRow.of(CARD, 5, 9, List.of("prometheus", "datadog", "vault", "gateway", "DNS"));
        assertThat(row.words()).allSatisfy(word -> assertThat(word).hasSizeGreaterThanOrEqualTo(2));
    }

    @Test
    void badgeIsFoundWhereItStands() {
        var row = BadgeRow.of(CARD, 5, 9, List.of("DNS", "vault"));
        var second = row.boxes().get(1);
        assertThat(row.at(second.centerX(), second.centerY())).isEqualTo(1);
        assertThat(row.at(CARD.centerX(), CARD.y())).isEqualTo(-1);
    }
}
