package dev.weft.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SnapshotBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class DraftsTest {
    private static final Draft REMOVAL = Draft.EMPTY.with(
            Step.of(new Edit.RemovePolicy(ResourceKind.NETWORK_POLICY.ref("shop", "db-in"))),
            new SnapshotBuilder("test").snapshot());

    private static List<String> names(Drafts drafts) {
        return drafts.branches().stream().map(Drafts.Branch::name).toList();
    }

    @Test
    void thereIsAlwaysABranch() {
        assertThat(names(Drafts.EMPTY)).containsExactly("A");
        assertThat(Drafts.EMPTY.isEmpty()).isTrue();
        assertThat(Drafts.EMPTY.with(REMOVAL).without(0)).isEqualTo(Drafts.EMPTY);
        assertThatThrownBy(() -> new Drafts(List.of(), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aForkBeginsWithWhatWasDraftedAndGoesItsOwnWay() {
        var forked = Drafts.EMPTY.with(REMOVAL).fork();

        assertThat(forked.name()).isEqualTo("B");
        assertThat(forked.draft()).isEqualTo(REMOVAL);
        var apart = forked.with(REMOVAL.undo());
        assertThat(apart.choose(0).draft()).isEqualTo(REMOVAL);
        assertThat(apart.choose(1).draft().isEmpty()).isTrue();
    }

    @Test
    void noMoreBranchesThanCanBeCompared() {
        var drafts = Drafts.EMPTY;
        for (int i = 0; i < 20; i++) {
            drafts = drafts.fork();
        }

        assertThat(names(drafts)).containsExactly("A", "B", "C", "D", "E", "F");
    }

    @Test
    void aLetterThatIsFreeAgainIsTakenAgain() {
        assertThat(names(Drafts.EMPTY.fork().fork().without(1).fork())).containsExactly("A", "C", "B");
    }

    @Test
    void aNameIsGivenOnceAndNotBlank() {
        var drafts = Drafts.EMPTY.fork();

        assertThat(names(drafts.renamed(1, "  strict "))).containsExactly("A", "strict");
        assertThat(drafts.renamed(1, "A")).isSameAs(drafts);
        assertThat(drafts.renamed(1, "  ")).isSameAs(drafts);
    }

    @Test
    void removingAnEarlierBranchKeepsTheOneThatIsWorkedOn() {
        var drafts = Drafts.EMPTY.fork().fork().with(REMOVAL);

        assertThat(drafts.without(0).name()).isEqualTo("C");
        assertThat(drafts.without(0).draft()).isEqualTo(REMOVAL);
        assertThat(drafts.choose(0).without(2).name()).isEqualTo("A");
    }

    @Test
    void removingTheOneThatIsWorkedOnGoesToItsNeighbour() {
        var three = Drafts.EMPTY.fork().fork();

        assertThat(three.without(2).name()).isEqualTo("B");
        assertThat(three.choose(0).without(0).name()).isEqualTo("B");
    }

    @Test
    void somethingUndoneWouldBeLostToo() {
        assertThat(Drafts.EMPTY.with(REMOVAL.undo()).isEmpty()).isFalse();
        assertThat(Drafts.EMPTY.with(REMOVAL).fork().with(Draft.EMPTY).isEmpty()).isFalse();
    }

    @Test
    void theSameDraftAgainIsNoChange() {
        var drafts = Drafts.EMPTY.with(REMOVAL);

        assertThat(drafts.with(REMOVAL)).isSameAs(drafts);
        assertThat(drafts.choose(0)).isSameAs(drafts);
    }
}
