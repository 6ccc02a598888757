package dev.weft.view.twin;

import dev.weft.cluster.ObjectRef;
import dev.weft.picture.Pick;
import dev.weft.picture.Theme;
import dev.weft.policy.RuleRef;
import dev.weft.session.Frame;
import dev.weft.topology.NodeId;
import dev.weft.view.editor.Aside;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.TabPane;

/// The twins of the picture together: they get the same frames and the same selection, and show those that are seen.
public final class Twins {
    /// Where clicks go. `select` selects in the picture, `light` marks nodes there and the policy that selects them,
    /// `edit` opens a policy, `hide` closes what is below the picture.
    public record Doors(
            Consumer<Pick> select, BiConsumer<Set<NodeId>, Optional<ObjectRef>> light, Consumer<RuleRef> edit,
            Files files, Aside work, Runnable hide) {}

    /// Ways out of the window.
    public interface Files {
        void copy(String text);

        /// Asks where to, and writes there beside the FX thread; a failure is told.
        void save(String title, String file, Supplier<Stream<String>> lines);
    }

    private final Doors doors;
    private final MatrixPane matrix;
    private final ConnectionsPane connections;
    private final OutlinePane outline;
    private final PolicyTablePane policies;
    private boolean lit;

    public Twins(Doors doors) {
        this.doors = doors;
        var own = new Doors(doors.select(), this::light, doors.edit(), doors.files(), doors.work(), doors.hide());
        this.matrix = new MatrixPane(own);
        this.connections = new ConnectionsPane(own);
        this.outline = new OutlinePane(own);
        this.policies = new PolicyTablePane(own);
    }

    /// The pages below the picture: `flows`, and those of this room.
    public LowerTabs below(Node flows) {
        return new LowerTabs(Map.of(
                LowerTabs.Page.FLOWS, flows, LowerTabs.Page.CONNECTIONS, connections(), LowerTabs.Page.MATRIX,
                matrix()));
    }

    private Node matrix() {
        return matrix;
    }

    private Node connections() {
        return connections;
    }

    public Node outline() {
        return outline;
    }

    public Node policies() {
        return policies;
    }

    private void light(Set<NodeId> nodes, Optional<ObjectRef> policy) {
        lit = !nodes.isEmpty() || policy.isPresent();
        doors.light().accept(nodes, policy);
    }

    /// The keyboard goes to a page below the picture; `flows` brings it to the flow table.
    public void focus(LowerTabs.Page page, Runnable flows) {
        switch (page) {
            case FLOWS -> flows.run();
            case CONNECTIONS -> connections.focusTable();
            case MATRIX -> matrix.focusCells();
        }
    }

    /// `choose` brings its tab to the front.
    public void openOutline(Runnable choose) {
        choose.run();
        outline.focusTree();
    }

    public void theme(Theme theme) {
        matrix.theme(theme);
    }

    /// The newest frame, or the same one when another twin has come into sight.
    public void show(Frame frame) {
        if (isSeen(matrix)) {
            matrix.show(frame);
        }
        if (isSeen(connections)) {
            connections.show(frame);
        }
        if (isSeen(outline)) {
            outline.show(frame);
        }
        if (isSeen(policies)) {
            policies.show(frame);
        }
    }

    /// What is selected in the picture, or by one of the twins.
    public void selected(Optional<Pick> pick) {
        if (lit) {
            light(Set.of(), Optional.empty());
        }
        matrix.selected(pick);
        connections.selected(pick);
        outline.selected(pick);
        policies.selected(pick);
    }

    /// Is it in the window, and on no tab behind another? The tab that is chosen counts at once: it is made visible
    /// only after those were told who watch the choice.
    private static boolean isSeen(Node pane) {
        var around = new HashSet<Node>();
        for (Node above = pane; above != null; above = above.getParent()) {
            if (above instanceof TabPane tabs
                    && !around.contains(tabs.getSelectionModel().getSelectedItem().getContent())) {
                return false;
            }
            around.add(above);
        }
        return pane.getScene() != null;
    }
}
