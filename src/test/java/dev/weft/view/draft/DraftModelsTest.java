package dev.weft.view.draft;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.labels;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.Reviewers.reviewed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.Labels;
import dev.weft.cluster.ObjectRef;
import dev.weft.flow.FlowWindow;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.session.Review;
import dev.weft.session.ViewRequest;
import dev.weft.session.WhatIf;
import dev.weft.view.Frames;
import dev.weft.view.draft.LabelInput.Read;
import dev.weft.view.panel.Tone;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Expectation;
import dev.weft.whatif.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Steps, branches and pins as they are shown, and what the small forms read.
class DraftModelsTest {
    private static final ClusterSnapshot SHOP = cluster(
            pod("shop/web", "app=web").address("10.0.0.1"), pod("shop/db", "app=db").address("10.0.0.2"));

    private static Draft draft(int steps) {
        var draft = Draft.EMPTY;
        for (int i = 0; i < steps; i++) {
            draft = draft.with(Step.of(new Edit.Relabel(ObjectRef.ofPod("shop", "db"), labels("n=" + i))), SHOP);
        }
        return draft;
    }

    private static Expectation pin(String from, boolean allowed) {
        return new Expectation(
                new Expectation.End.OfWorkload(ObjectRef.ofPod("shop", from)),
                new Expectation.End.OfWorkload(ObjectRef.ofPod("shop", "db")),
                new Traffic(Protocol.TCP, 80), allowed);
    }

    @Test
    void theHistoryShowsWhatIsDoneUndoneAndOff() {
        var rows = StepsModel.of(draft(3).switched(0, false).jump(2)).rows();

        assertThat(rows).extracting(StepsModel.Row::state).containsExactly(
                StepsModel.State.DONE, StepsModel.State.DONE, StepsModel.State.CURRENT, StepsModel.State.UNDONE);
        assertThat(rows).extracting(StepsModel.Row::on).containsExactly(true, false, true, true);
        assertThat(rows.getLast().title()).isEqualTo("Label Pod shop/db as n=2");
        assertThat(StepsModel.of(draft(3).jump(2)).current()).isEqualTo(2);
        assertThat(StepsModel.of(Draft.EMPTY).current()).isZero();
    }

    @Test
    void branchesWithoutFiguresYetShowThatTheyComeLater() {
        var wish = WhatIf.NONE.with(WhatIf.NONE.drafts().with(draft(2)).fork()).comparing(true);

        var model = BranchesModel.of(Optional.empty(), wish);

        assertThat(model.names()).containsExactly("A", "B");
        assertThat(model.table().getFirst()).isEqualTo(new BranchesModel.Row("Steps", List.of("2", "2")));
        assertThat(model.table().getLast().cells()).containsExactly("…", "…");
        assertThat(BranchesModel.of(Optional.empty(), wish.comparing(false)).table()).isEmpty();
    }

    @Test
    void comparedBranchesShowTheirFigures() {
        var wish = WhatIf.NONE.with(WhatIf.NONE.drafts().with(draft(1)).fork()).comparing(true);
        var frame = reviewed(Frames.of(SHOP, FlowWindow.EMPTY, ViewRequest.DEFAULT.withWhatIf(wish)));

        assertThat(BranchesModel.of(Optional.of(frame), wish).table().getLast())
                .isEqualTo(new BranchesModel.Row("New findings", List.of("0", "0")));
    }

    @Test
    void pinsAreMarkedByMoreThanTheirColour() {
        var wish = WhatIf.NONE.pinned(pin("web", true)).pinned(pin("web", false)).pinned(pin("gone", true));
        var frame = reviewed(Frames.of(SHOP, FlowWindow.EMPTY, ViewRequest.DEFAULT.withWhatIf(wish)));

        var model = PinsModel.of(Optional.of(frame), wish);

        assertThat(model.broken()).isEqualTo(1);
        assertThat(model.rows()).extracting(PinsModel.Row::mark).containsExactly("✗", "–");
        assertThat(model.rows().getFirst().word()).isEqualTo("broken (already in the cluster)");
        assertThat(PinsModel.of(Optional.empty(), wish).rows()).extracting(PinsModel.Row::tone)
                .containsOnly(Tone.MUTED);
    }

    /// Of an earlier draft, while that of this one is made.
    @Test
    void whatIsJudgedAgainIsNotSaidToHold() {
        var wish = WhatIf.NONE.pinned(pin("web", true)).pinned(pin("gone", true));
        var frame = reviewed(Frames.of(SHOP, FlowWindow.EMPTY, ViewRequest.DEFAULT.withWhatIf(wish)));
        var review = frame.scene().beside().review();
        var outdated = frame.with(
                new Review(review.findings(), review.ground(), review.pins(), List.of(), List.of(), false));

        var model = PinsModel.of(Optional.of(outdated), wish);

        assertThat(model.open()).isEqualTo(2);
        assertThat(model.rows()).extracting(PinsModel.Row::mark).containsOnly("…");
        assertThat(model.rows().getFirst().word()).isEqualTo("being judged again; a moment ago: holds");
        assertThat(PinsModel.of(Optional.of(frame), wish).open()).isZero();
    }

    @Test
    void theStripNamesBranchAndSteps() {
        var request = ViewRequest.DEFAULT.withDraft(draft(2).switched(0, false));

        assertThat(SideModel.of(request, Impacts.NOTHING).title()).isEqualTo("Draft, 1 step");
        assertThat(SideModel.of(request.withWhatIf(request.whatIf().with(request.whatIf().drafts().fork())),
                        Impacts.NOTHING).title())
                .isEqualTo("Draft B, 1 step");
        assertThat(SideModel.of(ViewRequest.DEFAULT, Impacts.NOTHING).drafting()).isFalse();
    }

    @Test
    void labelsAreReadInLinesAndInLists() {
        assertThat(LabelInput.labels("app=web\ntier=front, example.com/team=\n"))
                .isEqualTo(new Read.Ok<>(labels("app=web,example.com/team=,tier=front")));
        assertThat(LabelInput.labels(" ")).isEqualTo(new Read.Ok<>(Labels.NONE));
    }

    @Test
    void aWrongLabelIsOneClearLine() {
        assertThat(line(LabelInput.labels("app web"))).isEqualTo("\"app web\" has no value; write key=value");
        assertThat(line(LabelInput.labels("-app=web"))).startsWith("\"-app\" is no key of a label");
        assertThat(line(LabelInput.labels("app=we b"))).startsWith("\"we b\" is no value of a label");
        assertThat(line(LabelInput.labels("Not.A_Prefix/app=web"))).contains("is no prefix of a label");
        assertThat(line(LabelInput.labels("app=web\napp=db"))).startsWith("\"app\" is written twice");
        assertThat(line(LabelInput.labels("app=" + "x".repeat(64)))).contains("is no value of a label");
    }

    @Test
    void namesAndPortsAreThoseThatTheServerTakes() {
        assertThat(LabelInput.name(" queue ")).isEqualTo(new Read.Ok<>("queue"));
        assertThat(line(LabelInput.name("Queue"))).startsWith("\"Queue\" is no name");
        assertThat(line(LabelInput.name(""))).startsWith("\"\" is no name");
        assertThat(LabelInput.ports("8080, 53/udp")).isEqualTo(new Read.Ok<>(List.of(
                new ContainerPort("", Protocol.TCP, 8080), new ContainerPort("", Protocol.UDP, 53))));
        assertThat(line(LabelInput.ports("0"))).isEqualTo("\"0\" is no port; write 8080, or 53/UDP");
        assertThat(line(LabelInput.ports("80/HTTP"))).contains("is no port");
    }

    private static String line(Read<?> read) {
        return read instanceof Read.Wrong<?>(var line) ? line : "";
    }
}
