package dev.weft.topology.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weft.cluster.Labels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FamiliesTest {
    @Test
    void namesThatBeginWithTheSameWordsAreAFamily() {
        assertThat(of("shop-web", "shop-api", "bank-core", "bank-web", "bank-risk"))
                .containsExactly("bank-*: 3", "shop-*: 2");
    }

    @Test
    void theMostWordsThatAllHaveInCommonNameIt() {
        assertThat(of("shop-eu-web", "shop-eu-api")).containsExactly("shop-eu-*: 2");
        assertThat(of("shop-eu-web", "shop-eu-api", "shop-us-web", "shop-us-api"))
                .containsExactly("shop-*: 4", "  shop-eu-*: 2", "  shop-us-*: 2");
    }

    @Test
    void wordsBesideEachOtherStandTogetherByTheirLetters() {
        assertThat(of("mars", "mercury", "neptune", "saturn"))
                .containsExactly("[m-o]*: 3", "  m*: 2");
        assertThat(of("mars", "mercury", "neptune", "pluto", "saturn"))
                .containsExactly("[j-r]*: 4", "  [m-o]*: 3", "    m*: 2");
    }

    @Test
    void numbersAreDividedByTheirDigits() {
        var names = new ArrayList<String>();
        for (int number = 0; number < 100; number++) {
            names.add("team-%02d".formatted(number));
        }

        assertThat(of(names.toArray(String[]::new)))
                .hasSize(1 + 2 + 10 + 20)
                .startsWith("team-*: 100", "  team-[0-4]*: 50", "    team-0*: 10", "      team-0[0-4]*: 5");
    }

    @Test
    void aLabelThatSaysWhoseTheyAreComesBeforeTheName() {
        var boxes = new TreeMap<String, Labels>();
        boxes.put("a", labels("example.com/team", "payments"));
        boxes.put("b", labels("example.com/team", "search"));
        boxes.put("c", labels("example.com/team", "payments"));
        boxes.put("d", labels("example.com/team", "search"));
        boxes.put("kube-system", Labels.NONE);
        boxes.put("kube-public", Labels.NONE);

        assertThat(Families.of(boxes).roots())
                .extracting(Family::name, Family::why, Family::members)
                .contains(
                        tuple(
                                "team=payments", "their label team is payments", List.of("a", "c")),
                        tuple(
                                "kube-*", "their names begin with kube-", List.of("kube-public", "kube-system")));
    }

    @Test
    void aLabelThatFewCarryOrThatIsDifferentOnEachDividesNothing() {
        var few = new TreeMap<String, Labels>();
        var each = new TreeMap<String, Labels>();
        for (int i = 0; i < 10; i++) {
            few.put("few-" + i, i < 4 ? labels("team", "t" + i % 2) : Labels.NONE);
            each.put("each-" + i, labels("owner", "o" + i));
        }

        assertThat(Families.of(few).roots()).extracting(Family::name).containsExactly("few-*");
        assertThat(Families.of(each).roots()).extracting(Family::name).containsExactly("each-*");
    }

    @Test
    void oneMoreAddsToTheFamiliesItIsOfAndLeavesTheOthers() {
        var random = new Random(5);
        for (int round = 0; round < 50; round++) {
            var boxes = new TreeMap<String, Labels>();
            for (int i = 0; i < 200; i++) {
                boxes.put(name(random), Labels.NONE);
            }
            var before = byName(Families.of(boxes).roots(), new TreeMap<>());
            var newcomer = name(random) + "-new";
            boxes.put(newcomer, Labels.NONE);
            var after = byName(Families.of(boxes).roots(), new TreeMap<>());

            before.forEach((name, members) -> {
                var now = new ArrayList<>(after.getOrDefault(name, List.of()));
                now.remove(newcomer);
                assertThat(now).as(name).isEqualTo(members);
            });
        }
    }

    @Test
    void everyPartIsOfItsFamilyAndNamesAreUnique() {
        var random = new Random(11);
        for (int round = 0; round < 50; round++) {
            var boxes = new TreeMap<String, Labels>();
            for (int i = 0; i < 300; i++) {
                boxes.put(name(random), i % 3 == 0 ? Labels.NONE : labels("team", "t" + random.nextInt(9)));
            }
            var names = new ArrayList<String>();
            Families.of(boxes).roots().forEach(family -> check(family, names));

            assertThat(names).doesNotHaveDuplicates();
        }
    }

    private static void check(Family family, List<String> names) {
        names.add(family.name());
        assertThat(family.members()).hasSizeGreaterThan(1).isSorted().doesNotHaveDuplicates();
        var taken = new HashSet<String>();
        for (var part : family.parts()) {
            assertThat(family.members()).containsAll(part.members());
            assertThat(part.members().size()).isLessThan(family.members().size());
            part.members().forEach(member -> assertThat(taken.add(member)).isTrue());
            check(part, names);
        }
    }

    private static String name(Random random) {
        var words = List.of("shop", "bank", "a", "ab", "team", "x1", "x12", "prod", "dev");
        var name = words.get(random.nextInt(words.size()));
        for (int more = random.nextInt(3); more > 0; more--) {
            name += "-" + words.get(random.nextInt(words.size())) + random.nextInt(30);
        }
        return name;
    }

    private static Map<String, List<String>> byName(List<Family> families, Map<String, List<String>> into) {
        families.forEach(family -> {
            into.put(family.name(), family.members());
            byName(family.parts(), into);
        });
        return into;
    }

    private static List<String> of(String... names) {
        var boxes = new TreeMap<String, Labels>();
        for (var name : names) {
            boxes.put(name, Labels.NONE);
        }
        var lines = new ArrayList<String>();
        Families.of(boxes).roots().forEach(family -> write(family, "", lines));
        return lines;
    }

    private static void write(Family family, String indent, List<String> lines) {
        lines.add(indent + family.name() + ": " + family.members().size());
        family.parts().forEach(part -> write(part, indent + "  ", lines));
    }

    private static Labels labels(String key, String value) {
        return Labels.of(Map.of(key, value));
    }
}
