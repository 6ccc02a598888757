package dev.weft.view.graph;

import dev.weft.cluster.ObjectRef;
import dev.weft.layout.Box;
import dev.weft.picture.HitIndex;
import dev.weft.picture.Pick;
import dev.weft.picture.Picture;
import dev.weft.picture.Theme;
import dev.weft.picture.ViewState;
import dev.weft.picture.Viewport;
import dev.weft.session.Frame;
import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;
import dev.weft.topology.lens.Lens;
import dev.weft.view.gesture.GestureDesk;
import dev.weft.view.traffic.DropPulses;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContextMenu;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// Shows the newest picture and turns gestures into picks. Pan, zoom and hover ask the painter only, never for
/// analysis.
///
/// The first settled picture is fitted; from then on, or from the first gesture, only the user moves the viewport.
///
/// Threads: confined to the FX thread.
public final class GraphPane extends Region {
    /// The window says these itself: the legend below the picture, where it covers nothing, and the empty card.
    private static final Set<String> SAID_ELSEWHERE = Set.of("legend", "empty");

    /// Painted beyond each side, so that a short pull shows something at once: an eighth more pixels.
    private static final int BLEED = 48;
    private static final double MAP_MARGIN = 12;

    private final PictureView picture = new PictureView();
    private final HoverTip tip = new HoverTip();
    private final Region ring = new Region();
    private final Minimap map = new Minimap(this::centre);
    private final DropPulses pulses = new DropPulses();
    private long pulsed;
    private final PaintLoop loop;
    private final Motion motion = new Motion(this::repaint);
    private final NodeDrag drag = new NodeDrag();
    private Optional<GestureDesk> gestures = Optional.empty();
    private Optional<PinDoors> pinning = Optional.empty();
    private final GraphListener listener;
    private final ContextMenu menu = new ContextMenu();
    private Viewport viewport = new Viewport(0, 0, 1, 1, 1);
    private Optional<Pick> selection = Optional.empty();
    private Optional<Pick> hover = Optional.empty();
    private Lights lights = Lights.NONE;
    private ViewState.Layers layers = new ViewState.Layers(SAID_ELSEWHERE, Lens.USUAL);
    private Theme theme = Theme.LIGHT;
    private double type = 1;
    private boolean placed;
    private @Nullable Frame frame;
    private @Nullable HitIndex hits;

    public GraphPane(BiConsumer<Frame, ViewState> paint, GraphListener listener) {
        this.loop = new PaintLoop(paint);
        this.listener = listener;
        setId("graph");
        getStyleClass().add("graph-pane");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(200, 160);
        ring.getStyleClass().add("graph-ring");
        ring.setManaged(false);
        ring.setMouseTransparent(true);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        getChildren().addAll(picture.node(), pulses, drag.outline(), map, tip, ring);
        new GraphMouse(this).install();
        new GraphKeys(this).install();
    }

    /// Policies are made by hand on the picture from now on.
    public void lay(GestureDesk desk) {
        gestures = Optional.of(desk);
        getChildren().addAll(getChildren().indexOf(ring), desk.layers());
    }

    public Optional<GestureDesk> gestures() {
        return gestures;
    }

    /// Nodes can be put where the user wants from now on.
    public void pin(PinDoors doors) {
        pinning = Optional.of(doors);
    }

    Optional<PinDoors> pinning() {
        return pinning;
    }

    NodeDrag drag() {
        return drag;
    }

    /// The node in the hand is put down: it stands there at once, until the analysis has made room.
    void putDown() {
        drag.putDown(viewport).ifPresent(pin -> {
            var known = frame;
            if (known != null) {
                frame = motion.putDown(known, pin);
                repaint();
            }
            pinning.ifPresent(doors -> doors.put().accept(pin));
        });
    }

    public void show(Frame newest) {
        var before = frame;
        if (before != null && placed) {
            motion.follow(before, newest);
        }
        frame = newest;
        if (!placed) {
            fit();
            placed = isComplete(newest);
        }
        map.show(newest);
        map.follow(viewport);
        repaint();
    }

    private static boolean isComplete(Frame frame) {
        return frame.meaning().snapshot().stamp().synced()
                && frame.scene().positions().settled()
                && frame.scene().positions().extent().isPresent();
    }

    /// Another source: nothing of the old one stays, and the next picture is fitted again.
    public void forget() {
        frame = null;
        motion.stop();
        drag.cancel();
        hits = null;
        pulsed = 0;
        pulses.clear();
        placed = false;
        selection = Optional.empty();
        hover = Optional.empty();
        lights = Lights.NONE;
        picture.clear();
        map.clear();
        gestures.ifPresent(GestureDesk::forget);
    }

    public void arrived(Picture newest) {
        if (frame != null) {
            picture.show(newest, viewport);
            boolean told = hits != null && HoverText.isSame(hits.frame(), newest.frame());
            hits = newest.hits();
            pulse(newest);
            if (!told) {
                spoken();
            }
        }
        loop.arrived();
    }

    /// Each drop once, however often its frame is painted.
    private void pulse(Picture newest) {
        if (newest.frame().number() <= pulsed || Platform.getPreferences().isReducedMotion()) {
            return;
        }
        pulsed = newest.frame().number();
        newest.drops().forEach(drop -> pulses.pulse(viewport.toScreenX(drop.x()), viewport.toScreenY(drop.y())));
    }

    public boolean isPainted() {
        return picture.isShown();
    }

    public void select(Optional<Pick> pick) {
        selection = pick;
        spoken();
        repaint();
    }

    /// The nodes that a rule in the editor selects.
    public void light(Set<NodeId> nodes) {
        light(nodes, Optional.empty());
    }

    /// All that the chosen policy selects.
    public void light(Set<NodeId> nodes, Optional<ObjectRef> chosen) {
        lit(lights.light(nodes, chosen));
    }

    /// What lies over the picture from now on.
    public void look(Set<Lens> lenses) {
        layers = new ViewState.Layers(SAID_ELSEWHERE, lenses);
        repaint();
    }

    /// What a search finds, or the way from one end to another.
    public void mark(Set<NodeId> nodes, Set<EdgeId> edges) {
        lit(lights.mark(nodes, edges));
    }

    private void lit(Lights others) {
        if (!others.equals(lights)) {
            lights = others;
            repaint();
        }
    }

    /// `larger` is how large type is drawn, 1 to 2.
    public void dress(Theme other, double larger) {
        theme = other;
        type = larger;
        map.dress(other, larger);
        repaint();
    }

    /// The map of the whole is shown, as long as not everything is in view, or is not.
    public void toggleMap() {
        map.toggle();
        map.follow(viewport);
    }

    public Optional<Pick> selection() {
        return selection;
    }

    public Optional<Frame> frame() {
        return Optional.ofNullable(frame);
    }

    public GraphListener listener() {
        return listener;
    }

    public Viewport viewport() {
        return viewport;
    }

    /// The user moved: the viewport is theirs from now on.
    public void move(Viewport other) {
        placed = isPainted(); // a hand that moves before there is anything to see does not place the picture
        viewport = other;
        pulses.clear();
        picture.follow(viewport);
        map.follow(viewport);
        gestures.ifPresent(GestureDesk::moved);
        repaint();
    }

    /// Everything in view.
    public void fit() {
        frame().flatMap(known -> known.scene().positions().extent()).ifPresent(box -> {
            viewport = viewport.fitting(box);
            picture.follow(viewport);
            map.follow(viewport);
            gestures.ifPresent(GestureDesk::moved);
            repaint();
        });
    }

    private void centre(double worldX, double worldY) {
        move(viewport.panned(
                getWidth() / 2 - viewport.toScreenX(worldX), getHeight() / 2 - viewport.toScreenY(worldY)));
    }

    public void zoom(double factor) {
        move(viewport.zoomedAt(getWidth() / 2, getHeight() / 2, factor));
    }

    /// Moves just as far that the box is seen, with a little air around it.
    public void reveal(Box box) {
        double dx = shift(viewport.toScreenX(box.x()), viewport.toScreenX(box.right()), getWidth());
        double dy = shift(viewport.toScreenY(box.y()), viewport.toScreenY(box.bottom()), getHeight());
        if (dx != 0 || dy != 0) {
            move(viewport.panned(dx, dy));
        }
    }

    private static double shift(double from, double to, double size) {
        double air = 24;
        return from < air ? air - from : to > size - air ? size - air - to : 0;
    }

    /// What lies there on the picture that is shown.
    public Optional<Pick> at(double x, double y) {
        return Optional.ofNullable(hits).flatMap(index -> index.at(viewport, x, y));
    }

    /// What a line drawn by hand would end at there.
    public Optional<Pick> endAt(double x, double y) {
        return Optional.ofNullable(hits).flatMap(index -> index.endAt(viewport, x, y));
    }

    /// Where a node is on this pane; empty for one that is not drawn.
    public Optional<Box> onScreen(NodeId id) {
        return frame().map(known -> known.scene().positions().nodes().get(id)).map(world -> new Box(
                viewport.toScreenX(world.x()),
                viewport.toScreenY(world.y()),
                world.width() * viewport.scale(),
                world.height() * viewport.scale()));
    }

    /// Where a card about the selection stands: in the middle of it, else of the pane.
    public Point2D middleOfSelection() {
        return selection.flatMap(this::around)
                .map(box -> new Point2D(box.centerX(), box.centerY()))
                .orElse(new Point2D(getWidth() / 2, getHeight() / 2));
    }

    private Optional<Box> around(Pick pick) {
        return switch (pick) {
            case Pick.OfNode(var id) -> onScreen(id);
            case Pick.OfEdge(var id) ->
                onScreen(id.source()).flatMap(one -> onScreen(id.target()).map(one::around));
            case Pick.OfGroup _ -> Optional.empty();
        };
    }

    /// What lies under the cursor now, and where the cursor is.
    void hover(Optional<Pick> pick, double x, double y) {
        tip.setVisible(false);
        Optional.ofNullable(hits).ifPresent(index -> pick.ifPresent(
                what -> tip.show(HoverText.of(index.frame(), what), x, y, getWidth(), getHeight())));
        if (!pick.equals(hover)) {
            hover = pick;
            gestures.ifPresent(desk -> desk.hover(pick));
            repaint();
        }
    }

    void showMenu(Optional<Pick> pick, double screenX, double screenY) {
        var items = listener.menu(pick);
        if (!items.isEmpty()) {
            menu.getItems().setAll(items);
            menu.show(this, screenX, screenY);
        }
    }

    void hideMenu() {
        menu.hide();
    }

    private void spoken() {
        Optional.ofNullable(hits).ifPresent(
                index -> setAccessibleText(HoverText.spoken(index.frame(), selection)));
    }

    private void repaint() {
        if (frame != null && viewport.width() > 1 && viewport.height() > 1) {
            loop.ask(motion.at(frame), state(viewport.grown(BLEED), BLEED));
        }
    }

    /// How the picture is painted now.
    public ViewState look() {
        return state(viewport, 0);
    }

    private ViewState state(Viewport seen, int bleed) {
        var stage = new ViewState.Stage(type, bleed);
        return new ViewState(seen, lights.focus(selection, hover), theme, layers, outputScale(), stage);
    }

    private double outputScale() {
        var scene = getScene();
        return scene == null || scene.getWindow() == null ? 1 : scene.getWindow().getOutputScaleX();
    }

    @Override
    protected void layoutChildren() {
        ring.resizeRelocate(0, 0, getWidth(), getHeight());
        pulses.resizeRelocate(0, 0, getWidth(), getHeight());
        map.autosize();
        map.relocate(
                getWidth() - map.getWidth() - MAP_MARGIN, getHeight() - map.getHeight() - MAP_MARGIN);
        gestures.ifPresent(desk -> desk.resize(getWidth(), getHeight()));
        int width = (int) Math.floor(getWidth());
        int height = (int) Math.floor(getHeight());
        if (width > 0 && height > 0 && (width != viewport.width() || height != viewport.height())) {
            boolean whole = frame().flatMap(known -> known.scene().positions().extent())
                    .filter(extent -> viewport.fitting(extent).equals(viewport))
                    .isPresent();
            viewport = viewport.resized(width, height);
            if (whole || !placed) {
                fit();
            }
            repaint();
        }
    }
}
