package dev.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.app.Settings.Arrangement;
import dev.weft.app.Settings.PinnedNode;
import dev.weft.app.Settings.Place;
import dev.weft.app.Settings.Recent;
import dev.weft.app.Settings.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    private static final Settings CHOSEN = new Settings(
            new Window("DARK", 1.5, Optional.of(new Place(10, 20, 1400, 900, true))),
            List.of("ns:shop verdict:denied"),
            List.of(new Recent("context", "prod"), new Recent("folder", "manifests")),
            Map.of("uid-1", new Arrangement("rings", List
                    .of(new PinnedNode("WORKLOAD", "shop/web[Deployment]", 3, 4)))));

    @TempDir
    private Path folder;

    private SettingsFile open() {
        return SettingsFile.open(folder.resolve("weft/settings.json"), Runnable::run);
    }

    @Test
    void whatWasChosenIsThereAtTheNextStart() {
        open().change(_ -> CHOSEN);

        assertThat(open().now()).isEqualTo(CHOSEN);
        assertThat(open().note()).isEmpty();
    }

    @Test
    void theFirstStartWritesNothing() {
        open().change(settings -> settings);

        assertThat(open().now()).isEqualTo(Settings.DEFAULT);
        assertThat(folder.resolve("weft")).doesNotExist();
    }

    @Test
    void aBrokenFileIsPutAsideAndSaid() throws IOException {
        open().change(_ -> CHOSEN);
        Files.writeString(folder.resolve("weft/settings.json"), "{\"format\": \"weft.settings/1\", ");

        var opened = open();

        assertThat(opened.now()).isEqualTo(Settings.DEFAULT);
        assertThat(opened.note().orElseThrow()).contains("settings.json.broken");
        assertThat(folder.resolve("weft/settings.json.broken")).exists();
        assertThat(open().note()).as("said once").isEmpty();
    }

    /// What a hand or an older program wrote wrongly costs that alone.
    @Test
    void whatCannotBeUnderstoodIsLeftOutAndTheRestStays() {
        var text = """
                {"format": "weft.settings/1",
                 "window": {"theme": "DARK", "text": 40, "place": {"x": 1, "width": 800}},
                 "filters": ["ns:shop", "", 7],
                 "recents": [{"kind": "context"}, {"kind": "folder", "name": "a"}, 3],
                 "arrangements": {"uid": {"pins": [{"kind": "WORKLOAD", "key": "a/b", "x": 1},
                         {"kind": "SERVICE", "key": "a/c", "x": 1, "y": 2}]}},
                 "later": true}
                """;

        var read = SettingsText.read(text).orElseThrow();

        assertThat(read.window()).isEqualTo(new Window("DARK", 1, Optional.empty()));
        assertThat(read.filters()).contains("ns:shop").doesNotContain("");
        assertThat(read.recents()).containsExactly(new Recent("folder", "a"));
        assertThat(read.arrangement("uid").pins()).containsExactly(new PinnedNode("SERVICE", "a/c", 1, 2));
    }

    @Test
    void aLaterVersionIsNotGuessedAt() {
        assertThat(SettingsText.read("{\"format\": \"weft.settings/2\"}")).isEmpty();
    }

    @Test
    void theNewestSourceStandsFirstAndOldOnesGo() {
        var settings = Settings.DEFAULT;
        for (int i = 0; i < 20; i++) {
            settings = settings.opened(new Recent("context", "c" + i % 12));
        }

        assertThat(settings.recents()).hasSize(Settings.MOST_RECENT).first().isEqualTo(new Recent("context", "c7"));
        assertThat(settings.recents()).doesNotHaveDuplicates();
    }

    @Test
    void aClusterWithoutPinsIsForgottenAndTheOldestGoFirst() {
        var pinned = new Arrangement("", List.of(new PinnedNode("WORKLOAD", "a/b", 1, 2)));
        var settings = IntStream.range(0, 120).boxed().reduce(
                Settings.DEFAULT, (known, i) -> known.arranged("uid" + i, pinned), (one, _) -> one);

        assertThat(settings.arrangements()).hasSize(Settings.MOST_ARRANGED).doesNotContainKey("uid0");
        assertThat(settings.arranged("uid119", new Arrangement("", List.of())).arrangements())
                .doesNotContainKey("uid119");
    }
}
