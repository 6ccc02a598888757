package dev.weft.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ClusterSource;
import dev.weft.fixture.Reviewers;
import dev.weft.fixture.TalkingSource;
import dev.weft.flow.FlowCatalogue;
import dev.weft.flow.recording.Recording;
import dev.weft.flow.source.DemoCatalogue;
import dev.weft.kube.ManifestFolder;
import dev.weft.layout.algorithm.Layouts;
import dev.weft.picture.Painting;
import dev.weft.picture.overlay.Overlays;
import dev.weft.picture.surface.RasterSurface;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.Profile;
import dev.weft.policy.Reachability;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.session.Analyzer;
import dev.weft.session.Session;
import dev.weft.topology.build.TopologyBuilder;
import dev.weft.topology.part.Contributors;
import dev.weft.view.export.ExportDoors;
import dev.weft.view.graph.GraphPane;
import dev.weft.view.recovery.DraftHome;
import dev.weft.view.traffic.RecordModel;
import java.io.File;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.event.Event;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.testfx.api.FxRobot;
import org.testfx.util.NodeQueryUtils;

/// A window on the demo cluster, with everything real, on JavaFX's headless platform. Wraps the robot, so that it can
/// be replaced.
///
/// The stage stands at 0,0: the headless platform sends the wheel to the wrong place elsewhere.
abstract class WindowTest {
    /// Long, because the machine may be busy; a test that passes never waits for it.
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final FxRobot robot = new FxRobot();
    private final AtomicReference<Stage> stage = new AtomicReference<>();
    private final AtomicReference<MainWindow> window = new AtomicReference<>();
    private final AtomicReference<Session> session = new AtomicReference<>();
    private final AtomicReference<TalkingSource> talking = new AtomicReference<>();
    protected final List<SourceChoice> chosen = new ArrayList<>();
    protected final ChosenPlaces places = new ChosenPlaces();

    @BeforeAll
    static void startToolkit() throws InterruptedException {
        var started = new CompletableFuture<Boolean>();
        try {
            Platform.startup(() -> started.complete(true));
        } catch (IllegalStateException already) {
            started.complete(true);
        }
        started.join();
        Platform.setImplicitExit(false);
    }

    /// The window on the demo cluster, its first picture painted.
    protected void openDemo(Look look) {
        openDemo(look, DraftHome.NONE);
    }

    protected void openDemo(Look look, DraftHome home) {
        var kinds = PolicyKinds.all().stream().map(PolicyKind::resource).toList();
        talking.set(new TalkingSource(ManifestFolder.demo(kinds)));
        open(
                look,
                new OpenSource(
                        "demo cluster", false, Optional.empty(), home, ArrangementHome.NONE, Optional.empty()),
                talking.get(),
                new DemoCatalogue(InstantSource.system()));
    }

    /// Where the window works beside the screen: at once here, so that a test need not wait.
    protected Consumer<Runnable> aside() {
        return Runnable::run;
    }

    /// The window on any source, its first picture painted.
    protected void open(Look look, OpenSource source, ClusterSource cluster, FlowCatalogue flows) {
        var stands = new CountDownLatch(1);
        var announced = new AtomicReference<>("");
        MainWindow.announce(
                source, look,
                made -> {
                    made.setX(0);
                    made.setY(0);
                    stage.set(made);
                    announced.set(((Label) made.getScene().getRoot().lookup("#announced")).getText());
                    furnish(made, look, source, cluster, flows);
                    stands.countDown();
                },
                () -> {});
        until("the window", () -> stands.getCount() == 0);
        assertThat(announced.get()).as("what the window says before it is furnished").contains(source.name());
        session.get().start();
        until("the first picture", () -> session.get().frame()
                .filter(frame -> frame.meaning().snapshot().stamp().synced() && frame.scene().positions().settled())
                .isPresent() && !fx(() -> find("#progress").isVisible()));
    }

    private void furnish(Stage made, Look look, OpenSource source, ClusterSource cluster, FlowCatalogue flows) {
        var doors = new WindowDoors(
                wish -> session.get().request(wish),
                new WindowDoors.Sources(
                        chosen::add,
                        to -> to.accept(
                                List.of(new ContextChoice("dev", true), new ContextChoice("prod", false))),
                        new WindowDoors.Recorder(_ -> {}, () -> {}, to -> to.accept(RecordModel.NONE))),
                () -> {},
                InstantSource.system(),
                new WindowDoors.Policies(
                        PolicyKinds.all(), WindowTest::evaluate,
                        new ExportDoors(
                                _ -> Map.of(),
                                () -> new Painting(new RasterSurface(), Overlays.all()),
                                _ -> places, InstantSource.system(), "ada")),
                aside());
        var opened = new MainWindow(
                made, doors, new Painting(new RasterSurface(), Overlays.all()), source,
                Remembered.of(look));
        window.set(opened);
        session.set(new Session(
                new Session.Parts(
                        cluster, flows, analyzer(), Reviewers.all(), () -> {}, InstantSource.system()),
                opened::show));
        opened.open();
    }

    /// Another session in the same window: one that plays a recording.
    protected void play(Recording recording) {
        session.get().close();
        window.get().opened(new OpenSource("recording", false, Optional.of(recording.playback())));
        session.set(new Session(
                new Session.Parts(
                        recording.cluster(), recording.catalogue(), analyzer(), Reviewers.all(), () -> {},
                                recording.playback()),
                window.get()::show));
        session.get().start();
    }

    private static Reachability evaluate(ClusterSnapshot snapshot) {
        return new ClassReachabilityEngine(Profile.UPSTREAM)
                .evaluate(snapshot, new PolicyCompiler(PolicyKinds.all()).compile(snapshot));
    }

    private static Analyzer analyzer() {
        return new Analyzer(
                new PolicyCompiler(PolicyKinds.all()),
                new ClassReachabilityEngine(Profile.UPSTREAM),
                new TopologyBuilder(Contributors.all()),
                Layouts.all().getFirst());
    }

    @AfterEach
    void closeWindow() {
        session.get().close();
        fx(() -> {
            List.copyOf(Window.getWindows()).stream().filter(other -> other != stage.get()).forEach(Window::hide);
            return true;
        });
        window.get().close();
        settle();
    }

    protected Session session() {
        return session.get();
    }

    /// Where somebody else changes the cluster.
    protected TalkingSource source() {
        return talking.get();
    }

    protected MainWindow window() {
        return window.get();
    }

    protected FxRobot robot() {
        return robot;
    }

    protected GraphPane graph() {
        return (GraphPane) find("#graph");
    }

    protected Node find(String selector) {
        var found = stage.get().getScene().getRoot().lookup(selector);
        if (found == null) {
            throw new AssertionError("nothing is called " + selector);
        }
        return found;
    }

    protected void click(String selector) {
        clickText(selector);
    }

    /// A click on what bears the text, or the selector; waits for it.
    protected void clickText(String text) {
        // What the robot itself calls visible: laid out inside a window that shows. A dialog is in the scene before
        // it is.
        until("something called " + text, () -> fx(() ->
                robot.lookup(text).match(NodeQueryUtils.isVisible()).tryQuery().isPresent()));
        robot.clickOn(text);
    }

    /// A click on the picture, in its own pixels.
    protected void clickPicture(double x, double y) {
        var at = fx(() -> graph().localToScreen(x, y));
        robot.clickOn(at);
    }

    /// The second click says by itself that it is the second: on a busy machine two of the robot may be too far apart.
    protected void doubleClickPicture(double x, double y) {
        var at = fx(() -> graph().localToScreen(x, y));
        robot.moveTo(at);
        fx(() -> {
            var inScene = graph().localToScene(x, y);
            for (int count = 1; count <= 2; count++) {
                for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)) {
                    Event.fireEvent(graph(), new MouseEvent(
                            type, inScene.getX(), inScene.getY(), at.getX(), at.getY(), MouseButton.PRIMARY, count,
                            false, false, false, false,
                            type == MouseEvent.MOUSE_PRESSED, false, false, true, false, true, null));
                }
            }
            return true;
        });
        settle();
    }

    /// The wheel by notches over the picture, positive towards the user's screen: closer.
    protected void wheel(double x, double y, int notches) {
        var at = fx(() -> graph().localToScreen(x, y));
        robot.moveTo(at);
        robot.scroll(notches, VerticalDirection.UP);
        settle();
    }

    protected void drag(double x, double y, double toX, double toY) {
        var from = fx(() -> graph().localToScreen(x, y));
        var to = fx(() -> graph().localToScreen(toX, toY));
        robot.drag(from, MouseButton.PRIMARY).dropTo(to);
        settle();
    }

    protected void write(String text) {
        robot.write(text, 1);
    }

    protected void press(KeyCode... keys) {
        robot.push(keys);
    }

    /// Runs on the FX thread and waits for the answer.
    protected <T> T fx(Supplier<T> task) {
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                answer.complete(task.get());
            } catch (RuntimeException | Error failed) {
                answer.completeExceptionally(failed);
            }
        });
        try {
            return answer.get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new AssertionError(failed);
        }
    }

    protected void settle() {
        fx(() -> true);
    }

    protected void until(String what, BooleanSupplier reached) {
        long end = System.nanoTime() + PATIENCE;
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what);
            }
            robot.sleep(30);
        }
    }

    /// Saves what the window shows as `NAME.png` into the folder of `-Dweft.shots=FOLDER`; nothing without it.
    protected void shoot(String name) {
        var folder = System.getProperty("weft.shots", "");
        if (folder.isEmpty()) {
            return;
        }
        robot.sleep(700); // a picture for people: let the last one be painted
        write(folder, name, stage.get());
        fx(() -> List.copyOf(Window.getWindows())).stream()
                .filter(other -> other != stage.get() && other.isShowing())
                .forEach(popup -> write(folder, name + "-popup", popup));
    }

    private void write(String folder, String name, Window shown) {
        var image = fx(() -> SwingFXUtils.fromFXImage(shown.getScene().snapshot(null), null));
        try {
            ImageIO.write(image, "png", new File(folder, name + ".png"));
        } catch (IOException refused) {
            throw new AssertionError(refused);
        }
    }
}
