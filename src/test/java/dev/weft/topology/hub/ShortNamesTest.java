package dev.weft.topology.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShortNamesTest {
    @Test
    void longWordEndsBeforeAVowelAsAbbreviationsDo() {
        assertThat(ShortNames.of(List.of("prometheus", "elasticsearch", "postgres")))
                .isEqualTo(Map.of("prometheus", "prom.", "elasticsearch", "elast.", "postgres", "post."));
    }

    @Test
    void wordThatSaysWhatItIsStandsForTheName() {
        assertThat(ShortNames.of(List.of("kube-prometheus-stack", "otel-collector")))
                .isEqualTo(Map.of("kube-prometheus-stack", "prom.", "otel-collector", "otel"));
    }

    @Test
    void shortNameStaysWhole() {
        assertThat(ShortNames.of(List.of("vault", "DNS", "a")))
                .isEqualTo(Map.of("vault", "vault", "DNS", "DNS", "a", "a"));
    }

    @Test
    void namesOfAFamilyDifferInTheirEnds() {
        assertThat(ShortNames.of(List.of("payments-api", "payments-db")))
                .isEqualTo(Map.of("payments-api", "pay…api", "payments-db", "pay…db"));
    }

    @Test
    void namesThatCannotBeToldApartStayWhole() {
        assertThat(ShortNames.of(List.of("payments-old-api", "payments-new-api")))
                .isEqualTo(Map.of("payments-old-api", "payments-old-api", "payments-new-api", "payments-new-api"));
    }
}
