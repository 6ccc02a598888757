package dev.weft.whatif.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ObjectRef;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Drafts;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Originals;
import dev.weft.whatif.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftShelfTest {
    private static final ClusterMark PROD = ClusterMark.of("server", "https://prod:6443");
    private static final ClusterMark DEV = ClusterMark.of("server", "https://dev:6443");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final List<DraftShelf> windows = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void closeWindows() {
        windows.forEach(DraftShelf::close);
    }

    private DraftShelf window() {
        var shelf = new DraftShelf(folder.resolve("drafts"));
        windows.add(shelf);
        return shelf;
    }

    private static Kept draft(String name) {
        var step = new Step(name, List.of(new Edit.RemovePolicy(new ObjectRef("g", "P", "shop", name))));
        return kept(new Draft(List.of(step), List.of(), Originals.NONE));
    }

    private static Kept kept(Draft draft) {
        return new Kept(Drafts.EMPTY.with(draft), List.of(), "DIFFERENCE");
    }

    private static Kept.Stamp stamp(ClusterMark cluster, int minute) {
        return new Kept.Stamp(NOON.plusSeconds(60L * minute), cluster, "context");
    }

    private static Optional<Kept> left(DraftShelf shelf, ClusterMark cluster) throws IOException {
        return shelf.newest(cluster).newest().map(DraftShelf.Left::kept);
    }

    @Test
    void whatAWindowLeftIsFoundByTheNextOnThatCluster() throws IOException {
        var first = window();
        first.write(stamp(PROD, 0), draft("a"));
        first.write(stamp(PROD, 1), draft("b"));
        first.close();

        assertThat(left(window(), DEV)).isEmpty();
        assertThat(left(window(), PROD)).contains(draft("b"));
    }

    @Test
    void aWindowThatLivesIsNotRobbed() throws IOException {
        var first = window();
        first.write(stamp(PROD, 0), draft("a"));
        var second = window();

        assertThat(left(second, PROD)).isEmpty();
        second.write(stamp(PROD, 1), draft("b"));
        first.write(stamp(PROD, 2), draft("a2"));
        first.close();
        second.close();

        var third = window();
        var newest = found(third);
        assertThat(newest.kept()).isEqualTo(draft("a2"));
        third.drop(newest);
        assertThat(left(third, PROD)).contains(draft("b"));
    }

    private static DraftShelf.Left found(DraftShelf shelf) throws IOException {
        return shelf.newest(PROD).newest().orElseThrow();
    }

    @Test
    void whatIsOfferedInOneWindowIsNotOfferedInAnother() throws IOException {
        var first = window();
        first.write(stamp(PROD, 0), draft("a"));
        first.close();

        assertThat(left(window(), PROD)).contains(draft("a"));
        assertThat(left(window(), PROD)).isEmpty();
    }

    @Test
    void whatIsOfferedIsNotOverwrittenByWhatIsDraftedMeanwhile() throws IOException {
        var first = window();
        first.write(stamp(PROD, 0), draft("a"));
        first.close();

        var second = window();
        assertThat(left(second, PROD)).contains(draft("a"));
        second.write(stamp(PROD, 1), draft("b"));
        second.close();

        var third = window();
        var newest = found(third);
        assertThat(newest.kept()).isEqualTo(draft("b"));
        third.drop(newest);
        assertThat(left(third, PROD)).contains(draft("a"));
    }

    @Test
    void theSameClusterIsKnownUnderAnotherAddressByItsUid() throws IOException {
        var first = window();
        first.write(stamp(PROD.withUid("u1"), 0), draft("a"));
        first.close();

        assertThat(left(window(), DEV.withUid("u1"))).contains(draft("a"));
    }

    // A kind cluster made anew listens on the same port.
    @Test
    void anotherClusterAtTheSameAddressIsNotTakenForIt() throws IOException {
        var first = window();
        first.write(stamp(PROD.withUid("u1"), 0), draft("a"));
        first.close();

        assertThat(left(window(), PROD.withUid("u2"))).isEmpty();
        assertThat(left(window(), PROD)).as("its uid cannot be read").contains(draft("a"));
    }

    @Test
    void anEmptyDraftLeavesNothing() throws IOException {
        var first = window();
        first.write(stamp(PROD, 0), kept(Draft.EMPTY));
        first.write(stamp(PROD, 1), draft("a"));
        first.write(stamp(PROD, 2), kept(Draft.EMPTY));
        first.close();

        assertThat(left(window(), PROD)).isEmpty();
    }

    @Test
    void aBrokenFileIsKeptAsideAndTold() throws IOException {
        var first = window();
        first.write(stamp(PROD, 0), draft("a"));
        first.close();
        var file = folder.resolve("drafts").resolve(PROD.address() + ".1.json");
        Files.writeString(file, "{\"weft\":");

        var found = window().newest(PROD);

        assertThat(found.newest()).isEmpty();
        assertThat(found.notes()).singleElement().satisfies(note -> assertThat(note)
                .startsWith("Drafts of this cluster could not be read, the file is no JSON at line 1; it is kept as"));
        assertThat(file).doesNotExist();
        assertThat(Path.of(found.notes().getFirst().replaceAll(".* kept as ", ""))).hasContent("{\"weft\":");
        assertThat(window().newest(PROD).notes()).isEmpty();
    }

    @Test
    void aFileOfANewerWeftIsLeftAloneAndTold() throws IOException {
        var file = folder.resolve("drafts").resolve(PROD.address() + ".1.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"weft\":\"drafts\",\"version\":2}");

        var shelf = window();
        assertThat(shelf.newest(PROD).notes()).singleElement().asString().contains("newer Weft");
        shelf.write(stamp(PROD, 0), draft("a"));

        assertThat(file).hasContent("{\"weft\":\"drafts\",\"version\":2}");
        shelf.close();
        assertThat(left(window(), PROD)).contains(draft("a"));
    }

    @Test
    void draftsBegunMeanwhileStandBesideThoseThatWereLeft() {
        var both = draft("a").beside(draft("b")).orElseThrow();

        assertThat(both.drafts().branches()).extracting(Drafts.Branch::name).containsExactly("A", "A 2");
        assertThat(both.drafts().current()).isEqualTo(1);
        assertThat(both.drafts().draft()).isEqualTo(draft("a").drafts().draft());
        assertThat(draft("a").beside(kept(Draft.EMPTY))).contains(draft("a"));
    }
}
