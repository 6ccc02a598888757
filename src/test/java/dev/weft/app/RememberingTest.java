package dev.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.layout.Pins;
import dev.weft.session.Arrangement;
import dev.weft.topology.FoldWish;
import dev.weft.topology.NodeId;
import dev.weft.topology.scope.Scope;
import dev.weft.view.Look;
import dev.weft.view.SourceChoice;
import dev.weft.view.look.ThemeChoice;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The window, started twice.
class RememberingTest {
    private static final NodeId WEB = new NodeId(NodeId.Kind.WORKLOAD, "shop/web[Deployment]");

    @TempDir
    private Path folder;

    private Remembering start() {
        return new Remembering(SettingsFile.open(folder.resolve("settings.json"), Runnable::run));
    }

    @Test
    void theWindowComesBackAsItWasLeft() {
        var left = new Look(ThemeChoice.HIGH_CONTRAST, 1.25, 1400, 900, Optional.of(new Look.Corner(40, 20, true)));
        start().window().looked().accept(left);

        assertThat(start().window().look()).isEqualTo(left);
    }

    @Test
    void pinsAndTheLayoutBelongToOneSource() {
        var pins = Pins.NONE.with(new Pins.Pin(WEB, 12, 34));
        start().arrangement("context dev").keep().accept(
                new Arrangement(FoldWish.folding(Set.of("shop")), pins, "circular", 3));

        var again = start().arrangement("context dev").first();
        assertThat(again.pins()).isEqualTo(pins);
        assertThat(again.layout()).isEqualTo("circular");
        assertThat(again.folds()).as("folds follow the cluster's size").isEqualTo(FoldWish.NONE);
        assertThat(start().arrangement("context prod").first()).isEqualTo(Arrangement.NONE);
    }

    @Test
    void linesOfHubsComeBackWhereTheUserWishedThem() {
        start().arrangement("context dev").keep().accept(Arrangement.NONE.withBadges(false));
        assertThat(start().arrangement("context dev").first().badges()).isFalse();
        assertThat(start().arrangement("context prod").first().badges()).isTrue();
    }

    @Test
    void whatThePictureIsDividedByComesBackAndPinsStayWhereTheyWerePut() {
        var pins = Pins.NONE.with(new Pins.Pin(WEB, 12, 34));
        start().arrangement("context dev").keep().accept(
                Arrangement.NONE.with(pins).in(Scope.byLabel("tier")));

        var again = start().arrangement("context dev").first();
        assertThat(again.scope()).isEqualTo(Scope.byLabel("tier"));
        assertThat(again.pins()).as("a pin among namespaces says nothing here").isEqualTo(Pins.NONE);
        assertThat(again.in(Scope.WORKLOADS).pins()).isEqualTo(pins);
    }

    @Test
    void filtersThatWereKeptAreThereTheNewestFirst() {
        var filters = start().window().filters();
        filters.keep("ns:shop");
        filters.keep("verdict:denied");
        filters.keep("ns:shop");

        assertThat(start().window().filters().all()).containsExactly("ns:shop", "verdict:denied");
        start().window().filters().forget("ns:shop");
        assertThat(start().window().filters().all()).containsExactly("verdict:denied");
    }

    @Test
    void whatWasOpenLatelyIsOfferedAgain() {
        start().opened(new SourceChoice.Context("dev"));
        start().opened(new SourceChoice.Demo());
        start().opened(new SourceChoice.Folder(folder));

        assertThat(start().window().recents().get())
                .containsExactly(new SourceChoice.Folder(folder), new SourceChoice.Context("dev"));
    }
}
