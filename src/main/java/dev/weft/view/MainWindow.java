package dev.weft.view;

import dev.weft.picture.Painter;
import dev.weft.picture.Painting;
import dev.weft.picture.Picture;
import dev.weft.session.Frame;
import dev.weft.view.export.PictureExport;
import dev.weft.view.look.Appearance;
import dev.weft.view.look.Themes;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The window of Weft. `app` makes one, hands it frames, and gets the user's wishes through [WindowDoors].
///
/// Threads: the constructor and `open` on the FX thread; `opened`, `show`, `ask`, `tell` and `close` from any thread.
public final class MainWindow {
    /// The smallest size at which nothing is clipped.
    private static final double LEAST_WIDTH = 820;
    private static final double LEAST_HEIGHT = 560;

    /// A frame and the source it belongs to: one that comes late from a source that was left is told apart.
    private record Arrival(OpenSource source, Optional<Frame> frame) {}

    private final Stage stage;
    private final Painter painter;
    private final WindowContent content;
    private final FxFrames<Arrival> frames;
    private volatile OpenSource source;

    public MainWindow(Stage stage, WindowDoors doors, Painting painting, OpenSource first,
            Remembered remembered) {
        this.stage = stage;
        this.source = first;
        var pictures = new FxFrames<Picture>(this::arrived);
        this.painter = new Painter(painting, pictures::publish);
        this.content = new WindowContent(stage, doors, MainModel.of(first), painter::request, pictures(doors),
                remembered);
        this.frames = new FxFrames<>(arrival -> content.arrived(arrival.source(), arrival.frame()));
        var look = remembered.look();
        var place = new WindowPlace(stage, look);
        if (stage.getScene() == null) {
            frame(stage, first, look, content.root());
        } else {
            stage.getScene().setRoot(content.root());
        }
        var appearance = content.look();
        appearance.begin(look.theme(), look.text(), () -> remembered.looked().accept(place.now(appearance)));
        stage.setOnCloseRequest(_ -> {
            remembered.looked().accept(place.now(appearance));
            doors.closing().run();
        });
    }

    /// Shows the window before there is anything in it: where it stood, in its colours, and what it is about to show.
    /// `then` is given the stage once that is on the screen; `closed` runs if the user closes it before. Both on the FX
    /// thread. From any thread, once JavaFX runs.
    public static void announce(OpenSource first, Look look, Consumer<Stage> then, Runnable closed) {
        FxFrames.run(() -> {
            var stage = new Stage();
            var word = new Label("Opening " + first.name() + " ...");
            word.setId("announced");
            var empty = new StackPane(word);
            empty.getStyleClass().add("weft");
            frame(stage, first, look, empty);
            var scene = stage.getScene();
            Themes.apply(scene, Appearance.theme(look.theme()), look.text());
            var next = new FxFrames<Stage>(shown -> {
                if (shown.isShowing()) {
                    then.accept(shown);
                } else {
                    closed.run();
                }
            });
            scene.addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    scene.removePostLayoutPulseListener(this);
                    next.publish(stage);
                }
            });
            stage.show();
        });
    }

    private static void frame(Stage stage, OpenSource first, Look look, Parent root) {
        stage.setScene(new Scene(root, look.width(), look.height()));
        new WindowPlace(stage, look).restore();
        stage.setTitle(title(first));
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
    }

    private PictureExport pictures(WindowDoors doors) {
        return new PictureExport(new PictureExport.Doors(
                () -> content().graph().frame()
                        .map(frame -> new PictureExport.Shown(frame, content().graph().look())),
                () -> stage, doors.policies().exports(), doors.aside(), FxFrames::run));
    }

    private void arrived(Picture picture) {
        content.arrived(picture);
    }

    private static String title(OpenSource source) {
        return source.name() + " - Weft";
    }

    WindowContent content() {
        return content;
    }

    public void open() {
        stage.show();
        content.root().applyCss(); // a split pane takes its parts in when it is styled: then they can have the keys
        content.graph().requestFocus();
    }

    /// Another session begins: what was selected, folded and drafted belonged to the old one.
    public void opened(OpenSource other) {
        source = other;
        frames.publish(new Arrival(other, Optional.empty()));
        FxFrames.run(() -> stage.setTitle(title(other)));
    }

    /// The newest frame of the session that [#opened] named. Frames may come faster than the screen: the newest wins.
    public void show(Frame frame) {
        frames.publish(new Arrival(source, Optional.of(frame)));
    }

    /// There is a newer frame, which is asked for on the FX thread.
    public void fetch(Supplier<Optional<Frame>> newest) {
        FxFrames.run(() -> newest.get().ifPresent(frame -> content.arrived(source, Optional.of(frame))));
    }

    /// Asks the user and waits. The window stays alive.
    public boolean ask(Question question) {
        return FxFrames.ask(() -> content.dialogs().ask(question));
    }

    /// Tells the user something that is no part of a frame, for instance why a source could not be opened.
    public void tell(String title, String text) {
        FxFrames.run(() -> content.dialogs().tell(title, text));
    }

    /// Ends the painter and closes the window; `closing` is not called.
    public void close() {
        painter.close();
        FxFrames.run(stage::close);
    }
}
