package dev.weft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Selector.Operator;
import dev.weft.cluster.Selector.Requirement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorTest {
    private static final Labels WEB = Labels.of(Map.of("app", "web", "empty", ""));

    private static Selector one(String key, Operator operator, String... values) {
        return new Selector(List.of(new Requirement(key, operator, List.of(values))));
    }

    /// Source: Kubernetes documentation, "Labels and Selectors": NotIn and DoesNotExist select objects without the key.
    @ParameterizedTest
    @CsvSource({
        "app, IN, web, true",
        "app, IN, db, false",
        "tier, IN, web, false",
        "app, NOT_IN, web, false",
        "app, NOT_IN, db, true",
        "tier, NOT_IN, web, true",
        "app, EXISTS, , true",
        "tier, EXISTS, , false",
        "empty, EXISTS, , true",
        "app, DOES_NOT_EXIST, , false",
        "tier, DOES_NOT_EXIST, , true"
    })
    void eachOperatorHoldsAsTheDocumentationSays(String key, Operator operator, String value, boolean holds) {
        var selector = value == null ? one(key, operator) : one(key, operator, value);
        assertThat(selector.matches(WEB)).isEqualTo(holds);
    }

    @Test
    void anEmptyValueIsAValue() {
        assertThat(one("empty", Operator.IN, "").matches(WEB)).isTrue();
        assertThat(one("missing", Operator.IN, "").matches(WEB)).isFalse();
        assertThat(one("empty", Operator.NOT_IN, "").matches(WEB)).isFalse();
    }

    @Test
    void allRequirementsMustHoldAndNoneSelectsEverything() {
        var both = new Selector(List.of(
                new Requirement("app", Operator.IN, List.of("web", "db")),
                new Requirement("tier", Operator.EXISTS, List.of())));
        assertThat(both.matches(WEB)).isFalse();
        assertThat(both.matches(WEB.with("tier", "x"))).isTrue();
        assertThat(Selector.EVERYTHING.matches(Labels.NONE)).isTrue();
        assertThat(Selector.EVERYTHING.selectsEverything()).isTrue();
    }

    @Test
    void matchLabelsAreSortedAndValuesToo() {
        assertThat(Selector.matchLabels(Map.of("b", "2", "a", "1"))).hasToString("a=1,b=2");
        assertThat(one("app", Operator.NOT_IN, "b", "a", "b")).isEqualTo(one("app", Operator.NOT_IN, "a", "b"));
        assertThat(one("app", Operator.IN, "b", "a")).hasToString("app in [a, b]");
        assertThat(one("app", Operator.DOES_NOT_EXIST)).hasToString("!app");
        assertThat(Selector.EVERYTHING).hasToString("everything");
    }

    @Test
    void labelsAreTheirOwn() {
        var map = new java.util.TreeMap<>(Map.of("a", "1"));
        var labels = new Labels(map);
        map.put("b", "2");
        assertThat(labels).isEqualTo(Labels.of(Map.of("a", "1"))).hasToString("a=1");
        assertThat(labels.with("a", "9").value("a")).contains("9");
        assertThat(labels.value("a")).contains("1");
        assertThat(labels.value("b")).isEmpty();
    }
}
