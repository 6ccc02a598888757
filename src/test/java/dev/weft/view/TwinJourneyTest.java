package dev.weft.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.picture.Pick;
import dev.weft.picture.Theme;
import dev.weft.topology.NodeId;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The twins of the picture: what is chosen in one is chosen in the picture, and the other way round.
class TwinJourneyTest extends WindowTest {
    private String text(String id) {
        return fx(() -> ((Label) find(id)).getText());
    }

    private Optional<Pick> selection() {
        return fx(() -> graph().selection());
    }

    private String clipboard() {
        return fx(() -> Optional.ofNullable(Clipboard.getSystemClipboard().getString()).orElse(""));
    }

    private void openMatrix() {
        press(KeyCode.CONTROL, KeyCode.M);
        until("lines", () -> text("#matrix-summary").startsWith("16 workloads"));
        until("the keyboard in the cells", () -> fx(() -> find("#matrix").isFocused()));
    }

    @Test
    void aCellOfTheMatrixIsTheEdgeOfThePicture() {
        openDemo(new Look(Theme.LIGHT, 1280, 800));
        openMatrix();
        shoot("matrix");

        press(KeyCode.DOWN);
        press(KeyCode.DOWN);
        press(KeyCode.RIGHT);
        press(KeyCode.RIGHT);
        press(KeyCode.RIGHT);
        press(KeyCode.RIGHT);
        until("the words of the cell", () -> text("#matrix-said").contains("gateway/edge → kube-system/coredns"));
        assertThat(fx(() -> find("#matrix").getAccessibleText())).contains("UDP 53 is allowed");

        press(KeyCode.ENTER);
        until("its edge", () -> selection().filter(Pick.OfEdge.class::isInstance).isPresent());
        var edge = (Pick.OfEdge) selection().orElseThrow();
        assertThat(edge.id().source().key()).isEqualTo("gateway/edge[Deployment]");
        assertThat(edge.id().target().key()).isEqualTo("kube-system/coredns[Deployment]");
        shoot("matrix-chosen");

        click("#matrix-copy");
        until("the matrix as CSV", () -> clipboard().startsWith("from \\ to,gateway/edge,"));

        press(KeyCode.CONTROL, KeyCode.M);
        until("no matrix", () -> fx(() -> graph().isFocused()));
    }

    @Test
    void aRowOfTheConnectionsIsTheEdgeOfThePicture() {
        openDemo(new Look(Theme.DARK, 1024, 700));
        press(KeyCode.CONTROL, KeyCode.E);
        until("rows", () -> fx(() -> !connections().getItems().isEmpty()));
        fx(() -> {
            connections().getSelectionModel().select(0);
            return true;
        });
        until("its edge", () -> selection().filter(Pick.OfEdge.class::isInstance).isPresent());
        shoot("connections");

        click("#connections-copy");
        until("the rows as CSV", () -> clipboard().startsWith("source,target,ports,state,"));

        openMatrix();
        shoot("matrix-dark");
        press(KeyCode.CONTROL, KeyCode.E);
        until("the same edge still", () -> fx(() -> connections().getSelectionModel().getSelectedIndex() == 0));
    }

    private TableView<?> connections() {
        return (TableView<?>) find("#connections");
    }

    @Test
    void aRowOfTheOutlineIsTheNodeOfThePicture() {
        openDemo(new Look(Theme.LIGHT, 1280, 800));
        session().close(); // no frame comes any more: what is there must do
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        until("namespaces", () -> fx(() -> outline().getExpandedItemCount() >= 6));
        fx(() -> {
            ((TextField) find("#outline-search")).setText("coredns");
            return true;
        });
        until("what fits", () -> fx(() -> outline().getExpandedItemCount() < 6));
        shoot("outline-filtered");
        fx(() -> {
            outline().getSelectionModel().select(1);
            return true;
        });
        until("its node", () -> selection().equals(Optional.of(
                new Pick.OfNode(new NodeId(NodeId.Kind.WORKLOAD, "kube-system/coredns[Deployment]")))));

        fx(() -> {
            ((TextField) find("#outline-search")).setText("");
            return true;
        });
        until("everything again", () -> fx(() -> outline().getExpandedItemCount() > 6));
        fx(() -> {
            var first = session().frame().orElseThrow().scene().topology().nodes().stream()
                    .filter(node -> node.id().key().equals("shop/db[StatefulSet]"))
                    .findFirst()
                    .orElseThrow();
            window().content().selected(Optional.of(new Pick.OfNode(first.id())));
            return true;
        });
        until("the row of what the picture chose", () -> fx(() -> Optional.ofNullable(
                        outline().getSelectionModel().getSelectedItem())
                .map(TreeItem::getValue)
                .filter(item -> item.toString().contains("shop/db[StatefulSet]"))
                .isPresent()));
        shoot("outline");
    }

    private TreeView<?> outline() {
        return (TreeView<?>) find("#outline");
    }

    @Test
    void aPolicyNamesItsPodsAndLeadsToThem() {
        openDemo(new Look(Theme.DARK, 1024, 700));
        clickText("Policies");
        until("policies", () -> fx(() -> !policies().getItems().isEmpty()));
        fx(() -> {
            policies().getSelectionModel().select(0);
            return true;
        });
        until("its pods", () -> fx(() -> !((ListView<?>) find("#policy-pods")).getItems().isEmpty()));
        shoot("policies");
        fx(() -> {
            ((ListView<?>) find("#policy-pods")).getSelectionModel().select(0);
            return true;
        });
        until("a workload", () -> selection().filter(Pick.OfNode.class::isInstance).isPresent());
        click("#policy-only");
        until("its policies alone", () -> fx(() -> policies().getItems().size() < 20));
        shoot("policies-of-a-workload");
    }

    private ListView<?> policies() {
        return (ListView<?>) find("#policy-list");
    }
}
