package dev.weft.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.picture.Theme;
import dev.weft.session.WhatIf;
import dev.weft.session.keep.DraftKeeper;
import dev.weft.view.recovery.DraftHome;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Drafts;
import dev.weft.whatif.store.ClusterMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A window ends in the middle of a draft; the next one on that cluster offers to go on with it.
class RecoveryJourneyTest extends WindowTest {
    private static final DraftKeeper.Cluster DEMO =
            new DraftKeeper.Cluster("demo cluster", ClusterMark.DEMO, Optional::empty);

    private final List<DraftKeeper> keepers = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void closeKeepers() {
        keepers.forEach(DraftKeeper::close);
    }

    private void open() {
        var keeper = new DraftKeeper(folder, DEMO, InstantSource.system());
        keepers.add(keeper);
        openDemo(new Look(Theme.LIGHT, 1024, 700), new DraftHome(keeper::keep, keeper::start, keeper::close));
    }

    /// As a kill would leave it: what is on the disk at this moment, and no lock.
    private void crash() throws IOException {
        var kept = file();
        var bytes = Files.readAllBytes(kept);
        closeWindow();
        keepers.getLast().keep(WhatIf.NONE); // what a closing window might still have done
        keepers.getLast().close();
        Files.write(kept, bytes);
    }

    private Path file() throws IOException {
        try (var all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".json")).findFirst().orElse(folder);
        }
    }

    private long files() {
        try (var all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".json")).count();
        } catch (IOException refused) {
            throw new AssertionError(refused);
        }
    }

    private Draft draft() {
        return session().request().draft();
    }

    private String text() {
        return fx(() -> find("#recovery").isVisible() ? ((Label) find("#recovery-text")).getText() : "");
    }

    private Draft drafted() throws IOException {
        open();
        press(KeyCode.CONTROL, KeyCode.N);
        until("a draft on the disk", () -> !draft().isEmpty() && files() == 1);
        return draft();
    }

    @Test
    void aDraftOfAWindowThatCrashedIsOfferedAndGoesOn() throws IOException {
        var before = drafted();
        crash();

        open();
        until("the question", () -> text().startsWith("1 step from "));
        shoot("recovery");
        assertThat(text()).endsWith(" was not finished.");
        assertThat(draft()).as("never by itself").isEqualTo(Draft.EMPTY);

        click("#recovery-continue");
        until("the draft", () -> draft().equals(before));
        until("its outcome", () -> session().frame().flatMap(frame -> frame.draft()).isPresent());
        assertThat(text()).isEmpty();
        until("the old file gone, its own there", () -> files() == 1);
        shoot("recovered");
    }

    @Test
    void aDraftThatIsDiscardedIsNotOfferedAgain() throws IOException {
        drafted();
        crash();

        open();
        until("the question", () -> !text().isEmpty());
        click("#recovery-discard");
        until("nothing left", () -> files() == 0);
        assertThat(draft()).isEqualTo(Draft.EMPTY);
    }

    @Test
    void whoDraftsBeforeAnsweringLosesNothing() throws IOException {
        var before = drafted();
        crash();

        open();
        until("the question", () -> !text().isEmpty());
        press(KeyCode.CONTROL, KeyCode.N);
        until("two drafts on the disk", () -> files() == 2);
        var begun = draft();

        click("#recovery-continue");
        until("both", () -> session().request().whatIf().drafts().branches().size() == 2);
        assertThat(session().request().whatIf().drafts().branches())
                .extracting(Drafts.Branch::draft)
                .containsExactly(begun, before);
        until("one file", () -> files() == 1);
    }

    @Test
    void aFileThatCannotBeReadIsToldInOneLine() throws IOException {
        Files.writeString(folder.resolve("demo.1.json"), "{\"weft");

        open();
        until("the line", () -> text().startsWith("Drafts of this cluster could not be read"));
        click("#recovery-ok");
        until("the bar gone", () -> text().isEmpty());
    }
}
