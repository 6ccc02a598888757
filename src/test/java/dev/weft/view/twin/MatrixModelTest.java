package dev.weft.view.twin;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ResourceKind;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.FlowWindow;
import dev.weft.picture.Pick;
import dev.weft.session.Frame;
import dev.weft.session.ViewRequest;
import dev.weft.session.WhatIf;
import dev.weft.topology.EdgeId;
import dev.weft.topology.EdgeState;
import dev.weft.topology.Filter;
import dev.weft.topology.NodeId;
import dev.weft.view.Frames;
import dev.weft.view.twin.MatrixCell.Extent;
import dev.weft.view.twin.MatrixGeometry.Spot;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MatrixModelTest {
    /// Two carts that nobody tells apart, a database for them alone, a mailer without any policy, and a job that ended.
    private static final ClusterSnapshot SHOP = cluster(
            pod("shop/cart-a", "app=cart").address("10.0.0.1"),
            pod("shop/cart-b", "app=cart").address("10.0.0.2"),
            pod("shop/db", "app=db").address("10.0.0.3").port("pg", 5432),
            pod("shop/job", "app=job").address("10.0.0.4").finished(),
            pod("post/mail", "app=mail").address("10.0.0.5"),
            networkPolicy("shop/db-in").on("app=db").ingress(from("app=cart"), tcp(5432)));

    private static final NodeId CART = Frames.pod("shop/cart-a");
    private static final NodeId DB = Frames.pod("shop/db");

    private static MatrixModel of(Frame frame) {
        return MatrixModel.of(frame, Set.of(), MatrixModel.EMPTY);
    }

    private static List<String> names(MatrixModel model) {
        return model.lines().stream().map(MatrixLine::name).toList();
    }

    private static MatrixCell cell(MatrixModel model, String from, String to) {
        return model.cell(line(model, from), line(model, to));
    }

    private static int line(MatrixModel model, String pod) {
        return model.spot(new Pick.OfNode(Frames.pod(pod))).orElseThrow().row();
    }

    @Test
    void workloadsThatPoliciesTreatAlikeShareALine() {
        var model = of(Frames.of(SHOP));

        assertThat(names(model)).containsExactly(
                "namespace post", "post/mail", "namespace shop", "shop/cart-a and 1 like it", "shop/db", "shop/job");
        assertThat(model.summary()).isEqualTo("5 workloads in 4 lines: policies treat some alike");
    }

    @Test
    void anOpenedClassListsItsWorkloads() {
        var model = MatrixModel.of(Frames.of(SHOP), Set.of(CART), MatrixModel.EMPTY);

        assertThat(names(model)).containsExactly(
                "namespace post", "post/mail", "namespace shop", "shop/cart-a", "shop/cart-b", "shop/db", "shop/job");
        assertThat(model.classOf(model.lines().get(4))).isEqualTo(CART);
    }

    @Test
    void aCellSaysWhatPoliciesAllow() {
        var model = of(Frames.of(SHOP));

        assertThat(cell(model, "shop/cart-a", "shop/db"))
                .isEqualTo(new MatrixCell(EdgeState.UNUSED, Extent.SOME_PORTS));
        assertThat(cell(model, "post/mail", "shop/db")).isEqualTo(new MatrixCell(EdgeState.UNTRIED, Extent.NO_PORT));
        assertThat(cell(model, "shop/db", "post/mail")).isEqualTo(new MatrixCell(EdgeState.UNUSED, Extent.EVERY_PORT));
        assertThat(cell(model, "shop/cart-a", "shop/cart-b"))
                .isEqualTo(new MatrixCell(EdgeState.UNUSED, Extent.EVERY_PORT));
    }

    @Test
    void whatIsNoPairOfTwoIsNoVerdict() {
        var model = of(Frames.of(SHOP));

        assertThat(cell(model, "shop/db", "shop/db")).isEqualTo(MatrixCell.ITSELF);
        assertThat(cell(model, "shop/db", "shop/job")).isEqualTo(MatrixCell.FINISHED);
        assertThat(model.cell(0, 1)).isEqualTo(MatrixCell.HEADER);
    }

    @Test
    void observedTrafficIsMarkedAndTheWorstOfAClassCounts() {
        var flows = Frames.flows(
                Frames.flow("shop/cart-b", "shop/db", 5432, FlowVerdict.FORWARDED),
                Frames.flow("post/mail", "shop/db", 25, FlowVerdict.DROPPED));
        var model = of(Frames.of(SHOP, flows, ViewRequest.DEFAULT));

        assertThat(cell(model, "shop/cart-a", "shop/db").state()).isEqualTo(EdgeState.OBSERVED_ALLOWED);
        assertThat(cell(model, "post/mail", "shop/db").state()).isEqualTo(EdgeState.OBSERVED_DENIED);
        assertThat(model.edge(line(model, "shop/cart-a"), line(model, "shop/db")))
                .as("the member that was seen")
                .contains(new EdgeId(Frames.pod("shop/cart-b"), DB));
    }

    @Test
    void aDraftShowsWhatItWouldChange() {
        var removed = new Edit.RemovePolicy(ResourceKind.NETWORK_POLICY.ref("shop", "db-in"));
        var request = ViewRequest.DEFAULT.withDraft(Draft.EMPTY.with(Step.of(removed), SHOP));
        var model = of(Frames.of(SHOP, FlowWindow.EMPTY, request));
        assertThat(cell(model, "post/mail", "shop/db").state()).isEqualTo(EdgeState.WOULD_BE_ALLOWED);
        assertThat(cell(model, "shop/db", "post/mail").state()).isEqualTo(EdgeState.UNUSED);

        var before = request.withWhatIf(request.whatIf().with(WhatIf.Side.BEFORE));
        assertThat(cell(of(Frames.of(SHOP, FlowWindow.EMPTY, before)), "post/mail", "shop/db").state())
                .isEqualTo(EdgeState.UNTRIED);
    }

    @Test
    void whatThePictureHidesIsHiddenAndCounted() {
        var request = ViewRequest.DEFAULT.withFilter(Filter.NONE.withNamespaces(Set.of("post")));
        var hidden = of(Frames.of(cluster(
                pod("post/mail", "app=mail"), pod("shop/db", "app=db")), FlowWindow.EMPTY, request));
        assertThat(names(hidden)).containsExactly("namespace post", "post/mail");
        assertThat(hidden.summary()).isEqualTo("1 workload; the filter hides 1");

        var folded = of(Frames.of(SHOP, FlowWindow.EMPTY, ViewRequest.DEFAULT.withFolded(Set.of("shop"))));
        assertThat(names(folded)).contains("shop/db");
    }

    @Test
    void aSelectionOfThePictureHasItsPlace() {
        var model = of(Frames.of(SHOP));

        assertThat(model.spot(new Pick.OfEdge(new EdgeId(Frames.pod("shop/cart-b"), DB)))).contains(new Spot(3, 4));
        assertThat(model.spot(new Pick.OfGroup("shop"))).contains(new Spot(2, -1));
        assertThat(model.spot(new Pick.OfNode(NodeId.ofOutside("example.com")))).isEmpty();
        assertThat(model.spot(new Pick.OfEdge(new EdgeId(DB, NodeId.ofOutside("example.com"))))).isEmpty();
    }

    @Test
    void wordsSayWhatPolicyAllowsWhatWasSeenAndWhy() {
        var model = of(Frames.of(SHOP));

        var allowed = MatrixWords.of(model, new Spot(3, 4));
        assertThat(allowed.ends()).isEqualTo("shop/cart-a and 1 like it → shop/db");
        assertThat(allowed.verdict())
                .isEqualTo("allowed, unused; policy allows TCP 5432; no traffic was seen.");
        assertThat(allowed.why()).anyMatch(line -> line.startsWith("TCP 5432 is allowed: "));
        assertThat(allowed.why()).contains("Stands for 2 pairs of workloads that policies treat alike.");
        assertThat(MatrixWords.of(model, new Spot(1, 4)).line())
                .contains("denied, never tried")
                .contains("TCP 5432 is denied: ");
        assertThat(MatrixWords.of(model, new Spot(3, -1)).why()).containsExactly("cart-a, cart-b");
    }

    @Test
    void theFileHasALineForEachSourceAndNamesAllOfAClass() {
        assertThat(MatrixCsv.lines(of(Frames.of(SHOP)))).containsExactly(
                "from \\ to,post/mail,shop/cart-a shop/cart-b,shop/db,shop/job",
                "post/mail,itself,\"allowed, unused: every port\",\"denied, never tried\",no pod runs",
                "shop/cart-a shop/cart-b,\"allowed, unused: every port\",\"allowed, unused: every port\","
                        + "\"allowed, unused: TCP 5432\",no pod runs",
                "shop/db,\"allowed, unused: every port\",\"allowed, unused: every port\",itself,no pod runs",
                "shop/job,no pod runs,no pod runs,no pod runs,itself");
    }

    @Test
    void aSheetHoldsThePartThatWasAskedFor() {
        var model = of(Frames.of(SHOP));
        var sheet = MatrixSheet.of(model, new MatrixSheet.Part(1, 4, 3, 5));

        assertThat(sheet.cell(3, 4)).contains(model.cell(3, 4));
        assertThat(sheet.cell(0, 4)).isEqualTo(Optional.empty());
    }

    @Test
    void aClassSaysTheSameAsItsWorkloadsOneByOne() {
        for (var snapshot : MatrixClusters.golden()) {
            var frame = Frames.of(snapshot);
            var closed = of(frame);
            var opened = MatrixModel.of(frame, new HashSet<>(closed.lines().stream()
                    .flatMap(line -> line.nodes().stream())
                    .collect(Collectors.toSet())), closed);
            for (int row = 0; row < opened.lines().size(); row++) {
                for (int column = 0; column < opened.lines().size(); column++) {
                    sameInBoth(snapshot, closed, opened, new Spot(row, column));
                }
            }
        }
    }

    private static void sameInBoth(ClusterSnapshot snapshot, MatrixModel closed, MatrixModel opened, Spot spot) {
        var cell = opened.cell(spot.row(), spot.column());
        if (!cell.isVerdict()) {
            return;
        }
        var from = opened.lines().get(spot.row()).nodes().getFirst();
        var to = opened.lines().get(spot.column()).nodes().getFirst();
        int row = closed.spot(new Pick.OfNode(from)).orElseThrow().row();
        int column = closed.spot(new Pick.OfNode(to)).orElseThrow().row();
        var together = closed.cell(row, column);
        boolean several = closed.pairs(row, column).size() > 1;
        assertThat(several || from.equals(to) || together.equals(cell))
                .as("%s: %s to %s is %s, in its class %s", snapshot.stamp().source(), from, to, cell, together)
                .isTrue();
        assertThat(together.state().compareTo(cell.state()))
                .as("%s: %s to %s, the worst of a class", snapshot.stamp().source(), from, to)
                .isLessThanOrEqualTo(0);
    }
}
