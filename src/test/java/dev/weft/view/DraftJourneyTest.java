package dev.weft.view;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Change;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.picture.Theme;
import dev.weft.session.Frame;
import dev.weft.session.WhatIf;
import dev.weft.topology.EdgeId;
import dev.weft.topology.EdgeState;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyEdge;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Step;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A draft on the screen: what it would do, its steps, branches and pinned verdicts.
class DraftJourneyTest extends WindowTest {
    private static final EdgeId WEB_TO_API = new EdgeId(deployment("web"), deployment("api"));

    private static NodeId deployment(String name) {
        return NodeId.ofWorkload(new ObjectRef("apps", "Deployment", "shop", name));
    }

    private Frame frame() {
        return session().frame().orElseThrow();
    }

    private EdgeState state(EdgeId id) {
        return frame().scene().topology().edge(id).map(TopologyEdge::state).orElse(EdgeState.LEADS);
    }

    private Draft draft() {
        return session().request().draft();
    }

    private void open(Theme theme, int width, int height) {
        openDemo(new Look(theme, width, height));
        until("observed traffic", () -> state(WEB_TO_API) == EdgeState.OBSERVED_ALLOWED);
    }

    /// Through the menu of the picture, as the user would.
    private void menu(NodeId node, String... path) {
        fx(() -> {
            var items = graph().listener().menu(java.util.Optional.of(new dev.weft.picture.Pick.OfNode(node)));
            fire(items, path, 0);
            return true;
        });
    }

    private static void fire(List<? extends javafx.scene.control.MenuItem> items, String[] path, int at) {
        var item = items.stream()
                .filter(one -> one.getText() != null && one.getText().startsWith(path[at]))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no entry is called " + path[at]));
        if (at + 1 < path.length) {
            fire(((javafx.scene.control.Menu) item).getItems(), path, at + 1);
        } else {
            javafx.application.Platform.runLater(item::fire); // it may open a dialog that waits
        }
    }

    /// Closes the API to everybody.
    private void closeApi() {
        fx(() -> {
            var closed = """
                    apiVersion: networking.k8s.io/v1
                    kind: NetworkPolicy
                    metadata:
                      name: api
                      namespace: shop
                    spec:
                      podSelector: {matchLabels: {app: api}}
                      policyTypes: [Ingress]
                    """;
            var reading = dev.weft.whatif.DraftYaml.read(closed, List.of(ResourceKind.NETWORK_POLICY), "shop");
            var edit = ((dev.weft.whatif.DraftYaml.Reading.Policy) reading).edit();
            window().content().draft().step(edit);
            return true;
        });
        until("the difference", () -> frame().draft().isPresent());
        until("the review", () -> frame().scene().beside().review().current());
    }

    private Set<String> texts(String selector) {
        return fx(() -> find(selector).lookupAll(".label").stream()
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .collect(Collectors.toSet()));
    }

    private void press(String within, String word, String about) {
        fx(() -> {
            buttons(within).stream()
                    .filter(button -> button.getText().equals(word) && button.getAccessibleText().contains(about))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no button says " + word))
                    .fire();
            return true;
        });
    }

    private List<ButtonBase> buttons(String within) {
        return find(within).lookupAll(".button").stream()
                .filter(ButtonBase.class::isInstance)
                .map(ButtonBase.class::cast)
                .toList();
    }

    private void section(int at) {
        fx(() -> {
            ((javafx.scene.control.TabPane) find("#draft-sections")).getSelectionModel().select(at);
            return true;
        });
        settle();
    }

    private void openDraftTab() {
        fx(() -> {
            ((ButtonBase) find("#side-headline")).fire();
            return true;
        });
        settle();
    }

    @ParameterizedTest
    @EnumSource(value = Theme.class, names = {"LIGHT", "DARK"})
    void whatWouldBeDroppedIsNamedAndKept(Theme theme) {
        open(theme, 1180, 780);
        closeApi();
        openDraftTab();
        until("the impact", () -> texts("#draft-impact").stream().anyMatch(text -> text.contains("would be dropped")));
        assertThat(texts("#draft-impact")).anySatisfy(text -> assertThat(text).startsWith("No flow data for"));
        shoot("impact-" + theme);
        assertThat(state(WEB_TO_API)).isEqualTo(EdgeState.WOULD_BE_DENIED);

        press("#draft-impact", "Keep", "shop/web → shop/api");

        until("the exception", () -> draft().done().size() == 2);
        until("the flow as it was", () -> state(WEB_TO_API) == EdgeState.OBSERVED_ALLOWED);
        assertThat(draft().last().orElseThrow().title()).startsWith("Keep shop/web → shop/api TCP 8080");
        until("one line less", () -> texts("#draft-impact").stream()
                .noneMatch(text -> text.startsWith("shop/web → shop/api")));
        shoot("kept-" + theme);
    }

    private void fire(String selector) {
        fx(() -> {
            ((ButtonBase) find(selector)).fire();
            return true;
        });
        settle();
    }

    @Test
    void aStepIsSwitchedOffAndJumpedOver() {
        open(Theme.LIGHT, 1024, 700);
        closeApi();
        menu(deployment("cart"), "Remove cart");
        until("two steps", () -> draft().done().size() == 2);
        openDraftTab();
        section(1);
        until("the steps", () -> texts("#draft-steps").stream().anyMatch(text -> text.startsWith("2. Remove")));
        shoot("steps");

        fx(() -> {
            find("#draft-steps").lookupAll(".check-box").stream()
                    .map(CheckBox.class::cast)
                    .filter(box -> box.getAccessibleText().startsWith("Count step 1"))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            return true;
        });
        until("the API as it was", () -> state(WEB_TO_API) == EdgeState.OBSERVED_ALLOWED);
        assertThat(draft().done()).extracting(Step::on).containsExactly(false, true);
        shoot("step-off");

        jumpToTheFirstStep();
    }

    private void jumpToTheFirstStep() {
        fx(() -> {
            @SuppressWarnings("unchecked")
            var list = (ListView<Object>) find("#draft-steps");
            list.requestFocus();
            list.getSelectionModel().select(1);
            return true;
        });
        press(KeyCode.ENTER);
        until("the second step undone", () -> draft().done().size() == 1 && draft().undone().size() == 1);
        until("its word", () -> texts("#draft-steps").contains("undone"));

        fx(() -> {
            graph().requestFocus();
            return true;
        });
        press(KeyCode.CONTROL, KeyCode.Y);
        until("done again", () -> draft().done().size() == 2);
        press(KeyCode.CONTROL, KeyCode.Z);
        press(KeyCode.CONTROL, KeyCode.Z);
        until("nothing done", () -> draft().isEmpty());
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        until("one step again", () -> draft().done().size() == 1);
    }

    @Test
    void branchesAreComparedAndChosen() {
        open(Theme.DARK, 1024, 700);
        closeApi();
        openDraftTab();
        fire("#branch-fork");
        menu(deployment("cart"), "Remove cart");
        until("another step in B", () -> draft().done().size() == 2);
        fire("#branch-compare");
        until("the table", () -> frame().scene().beside().review().branches().size() == 2);
        until("its figures", () -> texts("#branch-table").contains("Observed flows dropped")
                && !texts("#branch-table").contains("…"));
        shoot("compare");

        fire("#compare-0");
        until("branch A", () -> session().request().whatIf().drafts().current() == 0);
        assertThat(draft().done()).hasSize(1);
        fire("#branch-1");
        until("branch B", () -> session().request().whatIf().drafts().current() == 1);
    }

    @Test
    void aPinTurnsRedAndIsExported() {
        open(Theme.LIGHT, 1024, 700);
        fx(() -> {
            graph().listener().opened(new dev.weft.picture.Pick.OfEdge(WEB_TO_API));
            return true;
        });
        until("the button", () -> fx(() -> !find("#inspector").lookupAll(".pin-verdict").isEmpty()));
        shoot("pin-button");
        press("#inspector", "Pin this verdict", "shop/web must reach shop/api on TCP 8080");
        until("the pin holds", () -> fx(() -> ((ButtonBase) find("#status-pins")).getText()).equals("✓ 1 pin"));

        closeApi();

        until("the status", () -> fx(() -> ((ButtonBase) find("#status-pins")).getText()).equals("✗ 1 of 1 pin"));
        fire("#status-pins");
        until("the list", () -> texts("#pins").stream().anyMatch(text -> text.equals("broken by the draft")));
        shoot("pins");
        javafx.application.Platform.runLater(() -> ((ButtonBase) find("#pins-export")).fire());
        until("the file", () -> fx(() -> robot().lookup("#export-text").tryQuery().isPresent()));
        String text = fx(() -> ((TextArea) robot().lookup("#export-text").query()).getText());
        assertThat(text).contains("mustReach").contains("shop/web[Deployment]");
        clickText("Close");
    }

    /// Somebody else edits the same policy while it is drafted.
    @Test
    void aConflictIsNamedShownAndResolved() {
        open(Theme.LIGHT, 1024, 700);
        closeApi();
        elsewhere("app=theirs");
        openDraftTab();
        until("the conflict", () -> texts("#draft-impact").contains("1 conflict with the cluster"));
        shoot("conflict");

        javafx.application.Platform.runLater(() -> press("Show difference"));
        until("both texts", () -> fx(() -> robot().lookup("#difference-theirs").tryQuery().isPresent()));
        String theirs = fx(() -> ((TextArea) robot().lookup("#difference-theirs").query()).getText());
        assertThat(theirs).contains("app: theirs");
        shoot("difference");
        clickText("Close");

        press("#draft-impact", "Keep mine", "shop/api");
        until("no conflict", () -> frame().scene().beside().review().conflicts().isEmpty());
        assertThat(draft().done()).hasSize(1);

        elsewhere("app=again");
        until("the next conflict", () -> texts("#draft-impact").contains("1 conflict with the cluster"));
        press("#draft-impact", "Take theirs", "shop/api");
        until("nothing drafted", () -> draft().isEmpty());
    }

    private void press(String word) {
        buttons("#draft-impact").stream()
                .filter(button -> button.getText().equals(word))
                .findFirst()
                .orElseThrow()
                .fire();
    }

    private void elsewhere(String subject) {
        var policy = cluster(networkPolicy("shop/api").on(subject)).manifests().iterator().next();
        source().say(new Change.Put(policy));
        until("the change", () -> frame().meaning().snapshot().manifest(policy.ref()).filter(policy::equals)
                .isPresent());
        until("its review", () -> frame().scene().beside().review().current());
    }

    @Test
    void functionKeysAndSpaceShowBothSides() {
        open(Theme.LIGHT, 1024, 700);
        press(KeyCode.F7);
        settle();
        assertThat(session().request().whatIf().side()).isEqualTo(WhatIf.Side.DIFFERENCE); // nothing is drafted
        closeApi();
        fx(() -> {
            graph().requestFocus();
            return true;
        });
        press(KeyCode.F6);
        until("before", () -> frame().request().whatIf().side() == WhatIf.Side.BEFORE);
        until("the cluster as it is", () -> state(WEB_TO_API) == EdgeState.OBSERVED_ALLOWED);
        shoot("before");
        press(KeyCode.SPACE);
        until("after", () -> frame().request().whatIf().side() == WhatIf.Side.AFTER);
        until("the cluster as it would be", () -> state(WEB_TO_API) == EdgeState.OBSERVED_DENIED);
        shoot("after");
        press(KeyCode.SPACE);
        until("before again", () -> frame().request().whatIf().side() == WhatIf.Side.BEFORE);
        press(KeyCode.F8);
        until("the difference", () -> state(WEB_TO_API) == EdgeState.WOULD_BE_DENIED);
    }

    @Test
    void labelsAreChangedByAFormThatSaysWhatIsWrong() {
        open(Theme.DARK, 1024, 700);
        menu(deployment("web"), "Relabel web");
        until("the form", () -> fx(() -> robot().lookup("#label-text").tryQuery().isPresent()));
        fx(() -> {
            ((TextInputControl) robot().lookup("#label-text").query()).setText("app web");
            return true;
        });
        assertThat(fx(() -> ((Labeled) robot().lookup("#form-wrong").query()).getText()))
                .isEqualTo("\"app web\" has no value; write key=value");
        shoot("relabel");
        fx(() -> {
            ((TextInputControl) robot().lookup("#label-text").query()).setText("app=shopfront");
            return true;
        });
        clickText("#form-done");
        until("the step", () -> draft().done().size() == 1);
        assertThat(draft().last().orElseThrow().title()).isEqualTo("Label Deployment shop/web as app=shopfront");
        until("what it cuts", () -> state(WEB_TO_API) == EdgeState.WOULD_BE_DENIED);

        menu(NodeId.ofNamespace("shop"), "Add a workload to shop");
        until("the other form", () -> fx(() -> robot().lookup("#workload-name").tryQuery().isPresent()));
        fx(() -> {
            ((TextInputControl) robot().lookup("#workload-name").query()).setText("queue");
            ((TextInputControl) robot().lookup("#workload-labels").query()).setText("app=queue");
            return true;
        });
        shoot("add-workload");
        clickText("#form-done");
        until("two steps", () -> draft().done().size() == 2);
        assertThat(draft().last().orElseThrow().title()).isEqualTo("Add Deployment shop/queue");
        shoot("added");
    }

    @Test
    void aLineExplainsItselfInTheDetails() {
        open(Theme.LIGHT, 1024, 700);
        closeApi();
        openDraftTab();
        until("the impact", () -> texts("#draft-impact").stream().anyMatch(text -> text.contains("would be dropped")));
        fx(() -> {
            buttons("#draft-impact").stream()
                    .filter(button -> button.getText().equals("Explain"))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            return true;
        });
        until("why", () -> texts("#inspector").contains("Why, with the draft"));
        shoot("explain");
    }
}
