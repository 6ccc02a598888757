package dev.weft.session.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ObjectRef;
import dev.weft.session.WhatIf;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Drafts;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Originals;
import dev.weft.whatif.Step;
import dev.weft.whatif.store.ClusterMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftKeeperTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final ClusterMark PROD = ClusterMark.of("server", "https://prod:6443");

    private final List<DraftKeeper> keepers = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        keepers.forEach(DraftKeeper::close);
    }

    private DraftKeeper keeper(Path place, ClusterMark mark, Supplier<Optional<String>> uid) {
        var keeper = new DraftKeeper(
                place, new DraftKeeper.Cluster("context prod", mark, uid), InstantSource.fixed(NOON));
        keepers.add(keeper);
        return keeper;
    }

    private DraftKeeper keeper() {
        return keeper(folder, PROD, Optional::empty);
    }

    private static BlockingQueue<DraftNews> started(DraftKeeper keeper) {
        var news = new LinkedBlockingQueue<DraftNews>();
        keeper.start(news::add);
        return news;
    }

    private static DraftNews next(BlockingQueue<DraftNews> news) throws InterruptedException {
        return Optional.ofNullable(news.poll(60, TimeUnit.SECONDS)).orElseThrow(() -> new AssertionError("no news"));
    }

    private static WhatIf steps(int count) {
        var steps = new ArrayList<Step>();
        for (int step = 0; step < count; step++) {
            steps.add(Step.of(new Edit.RemovePolicy(new ObjectRef("g", "Policy", "shop", "p" + step))));
        }
        var draft = new Draft(steps, List.of(), Originals.NONE);
        return WhatIf.NONE.with(Drafts.EMPTY.with(draft)).with(WhatIf.Side.AFTER);
    }

    @Test
    void theNewestOfManyChangesIsLeftForTheNextWindow() throws InterruptedException {
        var first = keeper();
        for (int count = 1; count <= 50; count++) {
            first.keep(steps(count));
        }
        first.close();

        var left = (DraftNews.Left) next(started(keeper()));
        assertThat(left.whatIf()).isEqualTo(steps(50));
        assertThat(left.steps()).isEqualTo(50);
        assertThat(left.saved()).isEqualTo(NOON);
    }

    @Test
    void whatIsKeptIsOnTheDiskBeforeTheUidIsKnown() throws InterruptedException {
        var uid = new CompletableFuture<Optional<String>>();
        var first = keeper(folder, PROD, uid::join);
        started(first);
        first.keep(steps(2));
        first.close(); // the server never answered

        assertThat(((DraftNews.Left) next(started(keeper()))).whatIf()).isEqualTo(steps(2));
        uid.complete(Optional.empty());
    }

    @Test
    void aUidThatIsLearntLateIsWrittenToo() throws InterruptedException, IOException {
        var uid = new CompletableFuture<Optional<String>>();
        var first = keeper(folder, PROD, uid::join);
        started(first);
        first.keep(steps(2));
        until(() -> written().contains("\"uid\":\"\""));
        uid.complete(Optional.of("u1"));
        until(() -> written().contains("\"uid\":\"u1\""));
        first.close();

        var moved = keeper(folder, ClusterMark.of("server", "https://127.0.0.1:40001"), () -> Optional.of("u1"));
        assertThat(((DraftNews.Left) next(started(moved))).whatIf()).isEqualTo(steps(2));
    }

    private String written() {
        try (var files = Files.list(folder)) {
            var file = files.filter(one -> one.toString().endsWith(".json")).findFirst();
            return file.isPresent() ? Files.readString(file.get()) : "";
        } catch (IOException between) { // two writes
            return "";
        }
    }

    private static void until(Supplier<Boolean> reached) throws InterruptedException {
        for (int wait = 0; !reached.get(); wait++) {
            assertThat(wait).as("waited in vain").isLessThan(3_000);
            Thread.sleep(20);
        }
    }

    @Test
    void theOldFileGoesOnlyWhenThisWindowHoldsTheDraft() throws InterruptedException {
        var first = keeper();
        first.keep(steps(3));
        first.close();

        var second = keeper();
        var left = (DraftNews.Left) next(started(second));
        second.keep(left.whatIf());
        left.taken().run();
        second.close();

        var third = started(keeper());
        assertThat(((DraftNews.Left) next(third)).whatIf()).isEqualTo(steps(3));
        assertThat(third).isEmpty();
    }

    @Test
    void afterOneThatIsDiscardedTheNextIsOffered() throws InterruptedException {
        var first = keeper();
        var second = keeper();
        first.keep(steps(1));
        second.keep(steps(2));
        first.close();
        second.close();

        var news = started(keeper());
        var one = (DraftNews.Left) next(news);
        one.discarded().run();
        var other = (DraftNews.Left) next(news);

        assertThat(List.of(one.steps(), other.steps())).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void aPlaceThatCannotBeWrittenIsToldOnce() throws InterruptedException, IOException {
        var file = Files.writeString(folder.resolve("file"), "no folder");
        var keeper = keeper(file.resolve("drafts"), PROD, Optional::empty);
        var news = started(keeper);
        keeper.keep(steps(1));

        var note = (DraftNews.Note) next(news);
        keeper.keep(steps(2));
        keeper.close();

        assertThat(note.line()).startsWith("Drafts are not kept for the next start: ").doesNotContain("\n");
        assertThat(news).isEmpty();
    }
}
