package dev.weft.view.command;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.deployment;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.picture.Pick;
import dev.weft.topology.NodeId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommandModelsTest {
    private static final List<Command> COMMANDS = List.of(
            command("fold-all", "Fold all namespaces", ""),
            command("find", "Find in the picture", "Shortcut+F"),
            command("default", "Default deny everywhere", ""),
            command("record", "Record, or end the recording", "Shortcut+Shift+R").when(() -> false),
            command("close-window", "Close", "Shortcut+W"),
            command("keys", "Keys", "F1").onPicture("?"));

    private static Command command(String id, String title, String key) {
        return Command.of(Command.Menu.VIEW, id, title, key, () -> {});
    }

    private static Palette palette(String... recent) {
        return new Palette(COMMANDS, List.of(recent), List.of("bank", "shop"), List.of("dev", "prod"));
    }

    private static Stream<String> titles(List<? extends FinderRow<?>> rows) {
        return rows.stream().map(row -> row.title().text());
    }

    @Test
    void lettersMustOccurInOrderInAnyCase() {
        assertThat(Fuzzy.match("fan", "Fold all namespaces").orElseThrow().at()).containsExactly(0, 5, 9);
        assertThat(Fuzzy.match("naf", "Fold all namespaces")).isEmpty();
        assertThat(Fuzzy.match("", "anything").orElseThrow().score()).isZero();
        assertThat(Fuzzy.match("SHOPWEB", "shop/web").orElseThrow().at()).containsExactly(0, 1, 2, 3, 5, 6, 7);
    }

    @Test
    void beginningsOfWordsAndLettersInARowFitBetterThanLettersHereAndThere() {
        assertThat(score("fa", "Fold all")).isGreaterThan(score("fa", "Default deny"));
        assertThat(score("web", "shop/web")).isGreaterThan(score("web", "shop/whereabouts"));
        assertThat(score("db", "shop/db")).isGreaterThan(score("db", "shop/dashboard"));
        assertThat(score("zoom", "Zoom in")).isGreaterThan(score("zoom", "All zones of memory"));
    }

    @Test
    void theBestWayToFindTheLettersCountsNotTheFirst() {
        assertThat(Fuzzy.match("ab", "xaxb ab").orElseThrow().at()).containsExactly(5, 6);
    }

    private static int score(String typed, String text) {
        return Fuzzy.match(typed, text).orElseThrow().score();
    }

    @Test
    void whatWasUsedLastComesFirstAndWhatCannotBeDoneIsSeen() {
        assertThat(titles(palette().rows(""))).startsWith("Fold all namespaces", "Find in the picture");
        assertThat(titles(palette("keys", "default").rows("")))
                .startsWith("Keys", "Default deny everywhere", "Fold all namespaces");
        assertThat(titles(palette("default").rows("fa"))).startsWith("Fold all namespaces");
        assertThat(palette().rows("record")).singleElement().satisfies(row -> assertThat(row.enabled()).isFalse());
        assertThat(palette().rows("keys").getFirst().keys()).isEqualTo("F1 or ?");
    }

    @Test
    void handsThatKnowK9sNeedNotLearn() {
        assertThat(palette().rows(":ns sh")).singleElement()
                .satisfies(row -> assertThat(row.choice()).isEqualTo(new Palette.Choice.ShowNamespace("shop")));
        assertThat(titles(palette().rows(":ns"))).containsExactly("all", "bank", "shop");
        assertThat(palette().rows(":ctx pr")).singleElement()
                .satisfies(row -> assertThat(row.choice()).isEqualTo(new Palette.Choice.OpenContext("prod")));
        assertThat(titles(palette().rows(":q"))).containsExactly("Close");
        assertThat(palette().rows("/verdict:denied")).singleElement().satisfies(row ->
                assertThat(row.choice()).isEqualTo(new Palette.Choice.FilterBy("verdict:denied")));
        assertThat(titles(palette().rows(":"))).containsExactly(":ns", ":ctx", ":q");
        assertThat(palette().rows(":nonsense x")).isEmpty();
    }

    @Test
    void keysStandInTwoColumnsAndAreFoundByKeyAndByWord() {
        var all = KeyHelp.of(COMMANDS, "");
        assertThat(all.left()).extracting(KeyHelp.Group::title).startsWith("View");
        assertThat(all.right()).isNotEmpty();
        assertThat(lines(KeyHelp.of(COMMANDS, "f1"))).containsExactly("Keys");
        assertThat(lines(KeyHelp.of(COMMANDS, "ZOOM"))).containsExactly("Zoom at the cursor");
        assertThat(lines(KeyHelp.of(COMMANDS, "no such thing"))).isEmpty();
    }

    private static List<String> lines(KeyHelp help) {
        return Stream.concat(help.left().stream(), help.right().stream())
                .flatMap(group -> group.lines().stream())
                .map(KeyHelp.Line::what)
                .toList();
    }

    @Test
    void objectsAreFoundByNameLabelAndAddressTheGreaterOneFirst() {
        var index = ObjectIndex.of(cluster(
                deployment("shop/web", 2, "app=web"),
                deployment("shop/api", 1, "app=api,tier=back"),
                pod("bank/ledger-0", "app=ledger").address("10.1.2.3"),
                service("shop/web", "app=web").port(80, 8080),
                networkPolicy("shop/web-in").on("app=web")));

        assertThat(titles(index.rows("web"))).startsWith("shop/web", "shop/web", "shop/web-in");
        assertThat(index.rows("web")).extracting(FinderRow::kind)
                .startsWith("Deployment", "Service", "NetworkPolicy", "Pod");
        assertThat(titles(index.rows("10.1.2.3"))).containsExactly("bank/ledger-0");
        assertThat(titles(index.rows("tier=back"))).startsWith("shop/api");
        assertThat(titles(index.rows("shop tier=back"))).startsWith("shop/api");
        assertThat(titles(index.rows(""))).startsWith("bank", "shop");
        assertThat(index.rows("ledger").getFirst().choice()).isEqualTo(new ObjectIndex.Place.OnPicture(
                List.of(new Pick.OfNode(NodeId.ofWorkload(
                        dev.weft.cluster.ObjectRef.ofPod("bank", "ledger-0")))), "bank"));
        assertThat(index.rows("web-in").getFirst().choice()).isInstanceOf(ObjectIndex.Place.InEditor.class);
        assertThat(titles(ObjectIndex.ofEnds(cluster()).rows("outside"))).containsExactly("outside the cluster");
    }
}
