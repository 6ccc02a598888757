package dev.weft.layout.badge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.layout.Box;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BadgeRowTest {
    private static final Box CARD = new Box(100, 100, 132, 44);
    /// As it is seen where the whole demo is.
    private static final Box SMALL = new Box(100, 100, 67, 24);
    private static final BadgeRow.Word DNS = new BadgeRow.Word("DNS", "DNS", true);
    private static final BadgeRow.Word SCRAPER = new BadgeRow.Word("prometheus", "prom.", true);

    private static BadgeRow row(Box card, BadgeRow.Word... words) {
        return BadgeRow.of(card, card.height() * 0.04, 8.5, List.of(words));
    }

    private static BadgeRow.Word[] whole(String... words) {
        return Stream.of(words).map(word -> new BadgeRow.Word(word, word, true)).toArray(BadgeRow.Word[]::new);
    }

    @Test
    void badgesStandSideBySideBelowTheirCard() {
        var row = row(CARD, whole("DNS", "vault"));
        assertThat(row.words()).containsExactly("DNS", "vault");
        assertThat(row.boxes().get(0).overlaps(row.boxes().get(1))).isFalse();
        assertThat(row.boxes()).allSatisfy(box -> assertThat(box.bottom()).isGreaterThan(CARD.bottom()));
    }

    @Test
    void wordsAreWholeWhereAllHaveRoom() {
        assertThat(row(CARD, SCRAPER, DNS).words()).containsExactly("prometheus", "DNS");
        assertThat(row(SMALL, SCRAPER).words()).containsExactly("prometheus");
    }

    @Test
    void onASmallCardAllSayTheirShortForms() {
        var row = row(SMALL, SCRAPER, DNS);
        assertThat(row.words()).containsExactly("prom.", "DNS");
        assertThat(row.boxes().getLast().right()).isLessThan(SMALL.right() + 15);
        assertThat(row.more()).isFalse();
    }

    @Test
    void whatHasNoRoomIsCounted() {
        var row = row(CARD, whole("prometheus", "datadog", "vault", "gateway", "DNS"));
        assertThat(row.words()).containsExactly("prometheus", "datadog", "+3");
        assertThat(row.shown()).isEqualTo(2);
        assertThat(row.boxes().getLast().right()).isLessThan(CARD.right() + 29);
    }

    @Test
    void badgesKeepOffTheCardBelow() {
        double below = 24 * SMALL.height() / 44;
        assertThat(row(SMALL, DNS).boxes().getFirst().bottom()).isLessThan(SMALL.bottom() + below);
    }

    @Test
    void fromAfarBadgesAreBars() {
        var bars = BadgeRow.bars(SMALL, 1, 3, 2);
        assertThat(bars.words()).containsExactly("", "");
        assertThat(bars.boxes().getLast().bottom()).isLessThan(SMALL.bottom() + 4);
        assertThat(BadgeRow.fits(8.5, 4)).isFalse();
    }

    @Test
    void badgeIsFoundWhereItStands() {
        var row = row(CARD, whole("DNS", "vault"));
        var second = row.boxes().get(1);
        assertThat(row.at(second.centerX(), second.centerY())).isEqualTo(1);
        assertThat(row.at(CARD.centerX(), CARD.y())).isEqualTo(-1);
        var counted = row(CARD, whole("prometheus", "datadog", "vault", "gateway", "DNS"));
        var last = counted.boxes().getLast();
        assertThat(counted.at(last.centerX(), last.centerY())).isEqualTo(-1);
    }
}
