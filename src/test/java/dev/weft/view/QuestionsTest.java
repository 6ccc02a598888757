package dev.weft.view;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.picture.Theme;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/// What the window asks before something runs.
class QuestionsTest extends WindowTest {
    private static final Question PLUGIN =
            new Question("Run a credential plugin?", "It runs with your rights.", "Run it", "aws eks get-token");

    /// Exec plugins are asked for by the thread that opens the source, not by the screen's.
    @Test
    void anotherThreadAsksAndGetsTheAnswer() throws Exception {
        openDemo(new Look(Theme.LIGHT, 1000, 700));

        var yes = CompletableFuture.supplyAsync(() -> window().ask(PLUGIN));
        clickText("Run it");
        assertThat(yes.get(30, TimeUnit.SECONDS)).isTrue();

        var no = CompletableFuture.supplyAsync(() -> window().ask(PLUGIN));
        clickText("Cancel");
        assertThat(no.get(30, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void readingSocketsShowsItsPlanBeforeConsent() throws Exception {
        openDemo(new Look(Theme.LIGHT, 1000, 700));
        var snapshot = cluster(
                pod("shop/web", "app=web").address("10.0.0.1"),
                pod("shop/old", "app=old").finished(),
                pod("bank/pay", "app=pay").address("10.0.0.2"));
        var answer = CompletableFuture.supplyAsync(() ->
                FxFrames.ask(() -> new Dialogs((Stage) find("#graph").getScene().getWindow())
                        .readSockets(snapshot, Set.of())));

        clickText("shop");
        var plan = fx(() -> (Label) robot().lookup("#read-plan").query());
        String told = fx(plan::getText);
        assertThat(told).isEqualTo("Weft will read 1 pod in shop (1 left out: 1 finished).");

        clickText("Read");
        assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(Optional.of(Set.of("shop")));
    }
}
