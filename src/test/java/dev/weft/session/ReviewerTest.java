package dev.weft.session;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.fixture.Reviewers;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.FlowWindow;
import dev.weft.lint.Finding;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.view.Frames;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Expectation;
import dev.weft.whatif.Expectation.Answer;
import dev.weft.whatif.Step;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ReviewerTest {
    private static final ClusterSnapshot SHOP = cluster(
            pod("shop/web", "app=web").address("10.0.0.1"),
            pod("shop/db", "app=db").address("10.0.0.2"),
            pod("shop/job", "app=job").address("10.0.0.3"),
            networkPolicy("shop/db-in").on("app=db").ingress(from("app=web"), tcp(5432)));
    private static final ClusterSnapshot CLOSED =
            cluster(networkPolicy("shop/db-in").on("app=db"), networkPolicy("shop/lost").on("app=dp"));
    private static final FlowWindow SEEN =
            Frames.flows(Frames.flow("shop/web", "shop/db", 5432, FlowVerdict.FORWARDED));

    private static final Expectation PIN = new Expectation(
            new Expectation.End.OfWorkload(ObjectRef.ofPod("shop", "web")),
            new Expectation.End.OfWorkload(ObjectRef.ofPod("shop", "db")),
            new Traffic(Protocol.TCP, 5432),
            true);

    private static Draft draft(String... policies) {
        var edits = CLOSED.manifests().stream()
                .filter(manifest -> List.of(policies).contains(manifest.ref().name()))
                .<Edit>map(manifest -> new Edit.PutPolicy(manifest, ""))
                .toList();
        return Draft.EMPTY.with(new Step("change", edits), SHOP);
    }

    private static Review review(UnaryOperator<ViewRequest> wish) {
        return Reviewers.all().of(Frames.of(SHOP, SEEN, wish.apply(ViewRequest.DEFAULT)));
    }

    @Test
    void whereNothingIsDraftedNothingIsLinted() {
        assertThat(review(wish -> wish)).isEqualTo(Review.NONE);
    }

    @Test
    void aSelectorWithATypoIsANewFindingAndNamedFirst() {
        var findings = review(wish -> wish.withDraft(draft("lost"))).findings();

        assertThat(findings.fresh().getFirst().code()).isEqualTo("selector-matches-nothing");
        assertThat(findings.fresh().getFirst().place().object())
                .isEqualTo(ResourceKind.NETWORK_POLICY.ref("shop", "lost"));
        assertThat(findings.gone()).isEmpty();
    }

    @Test
    void whatADraftMendsIsAFindingThatIsGone() {
        var open = Draft.EMPTY.with(
                Step.of(new Edit.RemovePolicy(ResourceKind.NETWORK_POLICY.ref("shop", "lost"))), SHOP);
        var live = cluster(pod("shop/db", "app=db"), networkPolicy("shop/lost").on("app=dp"));

        var findings = Reviewers.all()
                .of(Frames.of(live, FlowWindow.EMPTY, ViewRequest.DEFAULT.withDraft(open)))
                .findings();

        assertThat(findings.gone()).extracting(Finding::code).contains("selector-matches-nothing");
        assertThat(findings.fresh()).extracting(Finding::code).doesNotContain("selector-matches-nothing");
    }

    @Test
    void pinsAreJudgedBeforeAndAfter() {
        var pinned = review(wish -> wish.withWhatIf(wish.whatIf().pinned(PIN)).withDraft(draft("db-in")));

        assertThat(pinned.pins()).containsExactly(new Review.Pin(PIN, Answer.HOLDS, Answer.BROKEN));
        assertThat(pinned.brokenPins()).isEqualTo(1);
    }

    @Test
    void pinsAreJudgedWithoutADraftToo() {
        var pinned = review(wish -> wish.withWhatIf(wish.whatIf().pinned(PIN)));

        assertThat(pinned.pins()).containsExactly(new Review.Pin(PIN, Answer.HOLDS, Answer.HOLDS));
    }

    @Test
    void whatNobodyWatchedIsNamed() {
        var coverage = review(wish -> wish.withDraft(draft("db-in"))).coverage();

        assertThat(coverage.running()).isEqualTo(3);
        assertThat(coverage.unseen()).containsExactly(ObjectRef.ofPod("shop", "job"));
        assertThat(coverage.isLive()).isTrue();
    }

    @Test
    void comparedBranchesStandSideBySide() {
        var review = review(wish -> {
            var whatIf = wish.whatIf().pinned(PIN).comparing(true);
            var drafts = whatIf.drafts().with(draft("db-in")).fork();
            return wish.withWhatIf(whatIf.with(drafts.with(Draft.EMPTY)));
        });

        assertThat(review.branches()).hasSize(2);
        var closed = review.branches().getFirst();
        assertThat(closed.name()).isEqualTo("A");
        assertThat(closed.steps()).isEqualTo(1);
        assertThat(closed.pairs()).isEqualTo(new Review.Pairs(0, 1));
        assertThat(closed.flows()).isEqualTo(new Review.Flows(1, 0, 0));
        assertThat(closed.brokenPins()).isEqualTo(1);
        assertThat(review.branches().getLast())
                .isEqualTo(new Review.Branch("B", 0, Review.Pairs.NONE, Review.Flows.NONE, 0, 0));
    }

    @Test
    void aPolicyThatSomebodyChangedMeanwhileIsAConflict() {
        var moved = cluster(pod("shop/db", "app=db"), networkPolicy("shop/db-in").on("app=other"));
        var request = ViewRequest.DEFAULT.withDraft(draft("db-in"));

        var review = Reviewers.all().of(Frames.of(moved, FlowWindow.EMPTY, request));

        assertThat(review.conflicts()).extracting(conflict -> conflict.policy().path()).containsExactly("shop/db-in");
    }

    @Test
    void aReviewThatIsOutrunEndsBetweenTwoChecks() {
        var frame = Frames.of(SHOP, SEEN, ViewRequest.DEFAULT.withDraft(draft("lost")));

        assertThat(Reviewers.all().of(frame, () -> true)).isEmpty();
    }

    @Test
    void aFindingWhoseRuleMovesUpIsNotNew() {
        var check = Reviewers.all().of(Frames.of(SHOP, SEEN, ViewRequest.DEFAULT.withDraft(draft("lost"))));
        var finding = check.findings().fresh().getFirst();
        var moved = new Finding(
                finding.code(), finding.severity(),
                new Finding.Place(finding.place().object(), "spec.ingress[1]", "", 0),
                finding.reason(), finding.remedy(), finding.patch());

        assertThat(FindingChanges.between(List.of(finding), List.of(moved), java.util.Set.of()))
                .isEqualTo(Review.Findings.NONE);
        assertThat(FindingChanges.between(List.of(finding), List.of(moved, finding), java.util.Set.of()).fresh())
                .hasSize(1);
    }
}
