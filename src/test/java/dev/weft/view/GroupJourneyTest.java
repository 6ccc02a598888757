package dev.weft.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSource;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Resource;
import dev.weft.fixture.ClusterFixture;
import dev.weft.flow.source.DemoCatalogue;
import dev.weft.picture.Pick;
import dev.weft.picture.Theme;
import dev.weft.session.Frame;
import dev.weft.topology.NodeId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// A cluster of more namespaces than can be read: groups are opened and closed on the picture.
class GroupJourneyTest extends WindowTest {
    private static final NodeId GROUP = NodeId.ofGroup("team-04*");
    private static final NodeId MEMBER = NodeId.ofNamespace("team-042");
    private static final NodeId WEB = NodeId.ofWorkload(ObjectRef.ofPod("team-042", "web"));

    @Test
    void aGroupIsOpenedByHandAndClosedAgain() {
        openMany();
        assertThat(text("#fold-text")).contains("in 45 groups");
        assertThat(menu(GROUP)).contains("Open team-04*").doesNotContain("Allow from here to… (A)",
                "Only its neighbours (N)", "Show only team-04*");
        shoot("groups");

        toggle(GROUP);
        until("the namespaces of the group", () -> isDrawn(MEMBER) && !isDrawn(GROUP));
        assertThat(menu(MEMBER)).contains("Unfold team-042", "Close team-04*");
        shoot("group-opened");

        toggle(MEMBER);
        until("the namespace open", () -> isDrawn(WEB));

        choose(NodeId.ofNamespace("team-043"), "Close team-04*");
        until("the group", () -> isDrawn(GROUP));
        assertThat(isDrawn(WEB)).isTrue();

        toggle(GROUP);
        until("the namespaces once more", () -> isDrawn(NodeId.ofNamespace("team-043")));
    }

    private void openMany() {
        var resources = new ArrayList<Resource>();
        for (int i = 0; i < 450; i++) {
            resources.addAll(ClusterFixture.pod("team-%03d/web".formatted(i), "app=web").resources());
        }
        var source = new ClusterSource() {
            @Override
            public String name() {
                return "many";
            }

            @Override
            public void start(Consumer<Change> listener) {
                resources.forEach(resource -> listener.accept(new Change.Put(resource)));
                listener.accept(new Change.Synced(ClusterFixture.NOW));
            }

            @Override
            public void close() {}
        };
        open(
                new Look(Theme.LIGHT, 1024, 700), new OpenSource("many", false), source,
                new DemoCatalogue(InstantSource.system()));
    }

    private Frame frame() {
        return session().frame().orElseThrow();
    }

    private boolean isDrawn(NodeId id) {
        return frame().scene().topology().node(id).isPresent();
    }

    /// A double click does the same, but on a busy machine it is two single ones.
    private void toggle(NodeId id) {
        select(id);
        press(KeyCode.F);
    }

    private void select(NodeId id) {
        fx(() -> {
            graph().requestFocus();
            graph().listener().selected(Optional.of(new Pick.OfNode(id)));
            return true;
        });
    }

    private List<String> menu(NodeId id) {
        return items(id).stream().map(MenuItem::getText).filter(Objects::nonNull).toList();
    }

    private List<MenuItem> items(NodeId id) {
        return fx(() -> graph().listener().menu(Optional.of(new Pick.OfNode(id))));
    }

    private void choose(NodeId id, String text) {
        var item = items(id).stream().filter(one -> text.equals(one.getText())).findFirst().orElseThrow();
        fx(() -> {
            item.fire();
            return true;
        });
    }

    private String text(String selector) {
        return fx(() -> ((Label) find(selector)).getText());
    }
}
