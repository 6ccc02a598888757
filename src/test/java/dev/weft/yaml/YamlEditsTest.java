package dev.weft.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Edits of a text that somebody wrote: one value changes, the rest stays as it was.
class YamlEditsTest {
    private static final String POLICY = """
            # who may talk to the database
            kind: NetworkPolicy
            spec:
              podSelector: # the database
                matchLabels: {app: "db"}
              ingress:
                # the shop itself
                - from:
                    - podSelector: {}   # everyone here
                  ports:
                    - port: 5432 # postgres
                - from: []

              # no egress yet
            """;

    private static String set(String path, Object value) {
        return YamlEdits.set(POLICY, YamlPath.of(path), value).orElseThrow();
    }

    @Test
    void aValueIsReplacedAndItsCommentStays() {
        assertThat(set("spec.ingress[0].ports[0].port", 6432))
                .isEqualTo(POLICY.replace("port: 5432 # postgres", "port: 6432 # postgres"));
    }

    @Test
    void anEmptySelectorOpensIntoLinesUnderItsComment() {
        assertThat(set("spec.ingress[0].from[0].podSelector", Map.of("matchLabels", Map.of("app", "web"))))
                .isEqualTo(POLICY.replace("podSelector: {}   # everyone here", """
                        podSelector:   # everyone here
                                    matchLabels:
                                      app: web"""));
    }

    @Test
    void whatStandsInBracesStaysInBraces() {
        assertThat(set("spec.podSelector.matchLabels.tier", "back"))
                .isEqualTo(POLICY.replace("{app: \"db\"}", "{app: \"db\", tier: back}"));
        assertThat(YamlEdits.remove("a: {b: 1, c: 2, d: 3} # x\n", YamlPath.of("a.c")))
                .contains("a: {b: 1, d: 3} # x\n");
    }

    @Test
    void aFieldStandsWherePeopleExpectIt() {
        assertThat(set("spec.policyTypes", List.of("Ingress"))).isEqualTo(POLICY.replace(
                "    matchLabels: {app: \"db\"}\n", "    matchLabels: {app: \"db\"}\n  policyTypes:\n    - Ingress\n"));
    }

    @Test
    void aRuleIsAddedAtTheEndOfItsListAndAListThatIsMissingIsMade() {
        assertThat(YamlEdits.insert(POLICY, YamlPath.of("spec.ingress"), 2,
                Map.of("ports", List.of(Map.of("port", 80)))))
                .contains(POLICY.replace("    - from: []\n", "    - from: []\n    - ports:\n        - port: 80\n"));
        assertThat(YamlEdits.insert(POLICY, YamlPath.of("spec.egress"), 0, Map.of()))
                .contains(POLICY.replace("    - from: []\n", "    - from: []\n  egress:\n    - {}\n"));
    }

    @Test
    void theFirstFieldOfAnItemGoesAndTheNextTakesItsPlace() {
        assertThat(YamlEdits.remove(POLICY, YamlPath.of("spec.ingress[0].from"))).contains(POLICY.replace("""
                    - from:
                        - podSelector: {}   # everyone here
                      ports:
                """, "    - ports:\n"));
    }

    @Test
    void theLastMemberLeavesSomethingEmptyBehind() {
        assertThat(YamlEdits.remove(POLICY, YamlPath.of("spec.ingress[0].ports[0]")))
                .contains(POLICY.replace("ports:\n        - port: 5432", "ports: []"));
    }

    @Test
    void nothingIsWrittenThroughAnAliasOrIntoAText() {
        assertThat(YamlEdits.set("a: &x {b: 1}\nc: *x\n", YamlPath.of("c.b"), 2)).isEmpty();
        assertThat(YamlEdits.set("a: text\n", YamlPath.of("a.b"), 2)).isEmpty();
        assertThat(YamlEdits.set("a: [", YamlPath.of("a"), 2)).isEmpty();
        assertThat(YamlEdits.remove("a: 1\n", YamlPath.of("b"))).isEmpty();
    }

    @Test
    void anEditOfTheSharedPartIsRefusedWhereItWouldChangeTheOtherUseToo() {
        assertThat(YamlEdits.set("a: &x {b: 1}\nc: *x\n", YamlPath.of("a.b"), 2)).isEmpty();
    }

    @Test
    void lettersOutsideTheBasicPlaneDoNotShiftThePlaces() {
        assertThat(YamlEdits.set("# \uD83D\uDD12 locked\na: 1 # x\n", YamlPath.of("a"), 2))
                .contains("# \uD83D\uDD12 locked\na: 2 # x\n");
    }

    @Test
    void windowsLineEndsStayWhereNothingChanged() {
        assertThat(YamlEdits.set("a: 1\r\nb: 2\r\n", YamlPath.of("b"), 3)).contains("a: 1\r\nb: 3\r\n");
    }

    /// Law: reading the edited text gives the edited body, for every edit of every text; the lines before and behind
    /// the
    /// edited value stay, byte by byte.
    @Test
    void parsingTheEditIsEditingTheParse() {
        for (int seed = 0; seed < 4_000; seed++) {
            var random = new Random(seed);
            var body = new Written(random).map(3);
            var text = new Written(random).text(body);
            var path = place(random, body);
            var value = new Written(random).value(2);
            boolean removes = path.steps().size() > 1 && random.nextInt(3) == 0;
            var after = removes ? YamlEdits.remove(text, path) : YamlEdits.set(text, path, value);
            assertThat(after).as("seed %d: %s in\n%s", seed, path, text).isPresent();
            keepsTheRest(text, after.get(), removes ? path.parent() : path); // an only child leaves {} in the parent
            var wanted = new Written(random).map(3);
            assertThat(YamlEdits.become(text, YamlPath.ROOT.key("top"), wanted)
                            .map(it -> ManifestYaml.read("", it).documents().getFirst().body()))
                    .as("seed %d\n%s", seed, text)
                    .contains(Map.of("top", wanted));
        }
    }

    private static void keepsTheRest(String before, String after, YamlPath path) {
        var lines = ManifestYaml.read("", before).documents().getFirst().origin().lines();
        int first = lines.getOrDefault(path.toString(), 1);
        int last = lines.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(path.toString()))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(first);
        var was = before.lines().toList();
        var is = after.lines().toList();
        assertThat(is.subList(0, first - 1)).isEqualTo(was.subList(0, first - 1));
        int rest = was.size() - last - 1;
        if (rest > 0) { // the field behind a removed one may have moved to its dash
            assertThat(is.subList(is.size() - rest, is.size())).isEqualTo(was.subList(was.size() - rest, was.size()));
        }
    }

    /// Some value that is there.
    private static YamlPath place(Random random, Map<String, Object> body) {
        var path = YamlPath.ROOT.key("top");
        Object here = body;
        while (true) {
            if (here instanceof Map<?, ?> map && !map.isEmpty() && random.nextInt(4) > 0) {
                var key = List.copyOf(map.keySet()).get(random.nextInt(map.size()));
                path = path.key(String.valueOf(key));
                here = map.get(key);
            } else if (here instanceof List<?> list && !list.isEmpty() && random.nextInt(4) > 0) {
                int index = random.nextInt(list.size());
                path = path.item(index);
                here = list.get(index);
            } else {
                return path;
            }
        }
    }

    /// Bodies, and texts of them with comments and in either manner of lists.
    private record Written(Random random) {
        Map<String, Object> map(int depth) {
            var map = new LinkedHashMap<String, Object>();
            int size = random.nextInt(4) + (depth == 3 ? 1 : 0);
            for (int i = 0; i < size; i++) {
                map.put(List.of("a", "b", "app.kubernetes.io/name", "on", "c d").get(i), value(depth - 1));
            }
            return map;
        }

        Object value(int depth) {
            return switch (random.nextInt(depth > 0 ? 7 : 4)) {
                case 0 -> random.nextInt(70_000);
                case 1 -> List.of("web", "yes", "# no comment", "a: b", "", "10.0.0.0/8", "x\ny")
                        .get(random.nextInt(7));
                case 2 -> random.nextBoolean();
                case 3 -> "plain";
                case 4, 5 -> map(depth);
                default -> {
                    var list = new ArrayList<Object>();
                    for (int i = random.nextInt(4); i > 0; i--) {
                        list.add(value(depth - 1));
                    }
                    yield list;
                }
            };
        }

        String text(Map<String, Object> body) {
            var plain = new BlockStyle(random.nextBoolean() ? 2 : 0).block(Map.of("top", body), 0) + "\n";
            var text = new StringBuilder();
            for (var line : plain.split("\n")) {
                if (random.nextInt(5) == 0) {
                    text.append(" ".repeat(random.nextInt(6))).append("# a remark\n");
                }
                text.append(line).append(random.nextInt(5) == 0 ? "  # why" : "").append('\n');
            }
            return text.toString();
        }
    }

    @Test
    void aBodyIsReachedWithAsFewChangesAsCanBe() {
        var ingress = List.of(
                Map.of("from", List.of(Map.of("podSelector", Map.of())), "ports", List.of(Map.of("port", 6432))),
                Map.of("from", List.of()));
        assertThat(YamlEdits.become(POLICY, YamlPath.of("spec.ingress"), ingress))
                .isEqualTo(Optional.of(POLICY.replace("5432", "6432")));
    }

    @Test
    void theShortestEditBetweenTwoTexts() {
        var edit = TextEdit.between("port: 80 # x", "port: 8080 # x");
        assertThat(edit.in("port: 80 # x")).isEqualTo("port: 8080 # x");
        assertThat(edit.text()).hasSize(2);
        assertThat(TextEdit.between("a", "a").changesNothing()).isTrue();
    }
}
