package dev.weft.view;

import dev.weft.picture.Painter;
import dev.weft.picture.Painting;
import dev.weft.picture.Picture;
import dev.weft.session.Frame;
import dev.weft.view.export.PictureExport;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The window of Weft. `app` makes one, hands it frames, and gets the user's wishes through [WindowDoors].
///
/// Threads: the constructor and `open` on the FX thread; `opened`, `show`, `ask`, `tell` and `close` from any thread.
public final class MainWindow {
    /// The smallest size at which nothing is clipped.
    private static final double LEAST_WIDTH = 820;
    private static final double LEAST_HEIGHT = 560;

    /// A frame and the source it belongs to: one that comes late from a source that was left is told apart.
    private record Arrival(OpenSource source, java.util.Optional<Frame> frame) {}

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
        stage.setScene(new Scene(content.root(), look.width(), look.height()));
        var place = new WindowPlace(stage, look);
        place.restore();
        stage.setTitle(title(first));
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        var appearance = content.look();
        appearance.begin(look.theme(), look.text(), () -> remembered.looked().accept(place.now(appearance)));
        stage.setOnCloseRequest(_ -> {
            remembered.looked().accept(place.now(appearance));
            doors.closing().run();
        });
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
        content.graph().requestFocus();
    }

    /// Another session begins: what was selected, folded and drafted belonged to the old one.
    public void opened(OpenSource other) {
        source = other;
        frames.publish(new Arrival(other, java.util.Optional.empty()));
        FxFrames.run(() -> stage.setTitle(title(other)));
    }

    /// The newest frame of the session that [#opened] named. Frames may come faster than the screen: the newest wins.
    public void show(Frame frame) {
        frames.publish(new Arrival(source, java.util.Optional.of(frame)));
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
