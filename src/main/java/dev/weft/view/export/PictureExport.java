package dev.weft.view.export;

import dev.weft.picture.ViewState;
import dev.weft.picture.surface.FileForm;
import dev.weft.picture.surface.PictureFormat;
import dev.weft.session.Frame;
import dev.weft.view.panel.Tone;
import dev.weft.whatif.export.ExportFiles;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The picture as a file or in the clipboard.
///
/// Threads: confined to the FX thread; pictures are made and written where `aside` runs them.
public final class PictureExport {
    private static final Logger LOG = LoggerFactory.getLogger(PictureExport.class);
    private static final String MERMAID = "mmd";

    /// What is shown now, and how.
    public record Shown(Frame frame, ViewState look) {}

    /// `aside` runs work beside the screen, `back` brings its end to the FX thread.
    public record Doors(
            Supplier<Optional<Shown>> shown,
            Supplier<Window> owner,
            ExportDoors out,
            Consumer<Runnable> aside,
            Consumer<Runnable> back) {}

    private final Doors doors;
    private final ExportPlaces places;
    private final PictureDialog dialog = new PictureDialog();
    private final PictureNotice notice = new PictureNotice();

    public PictureExport(Doors doors) {
        this.doors = doors;
        this.places = doors.out().places().apply(doors.owner());
    }

    /// The line that says how it went.
    public Node notice() {
        return notice;
    }

    /// Asks in which form and where to, and writes it.
    public void export() {
        doors.shown().get().ifPresent(shown -> dialog.ask(doors.owner().get()).ifPresent(choice ->
                places.file("Export picture", "weft." + choice.form().ending())
                        .ifPresent(file -> export(shown, choice, file.toAbsolutePath()))));
    }

    private void export(Shown shown, PictureDialog.Choice choice, Path chosen) {
        var form = choice.form();
        var name = String.valueOf(chosen.getFileName());
        var full = form.fits(name) ? name : name + "." + form.ending();
        var folder = chosen.resolveSibling(".").normalize();
        if (!full.equals(name) && !agreed(folder, full)) {
            notice.tell("Nothing was written.", Tone.MUTED);
            return;
        }
        notice.tell("Exporting…", Tone.MUTED);
        aside(() -> {
            var outcome = ExportFiles.write(folder, Map.of(full, bytes(shown, form, choice.whole())));
            tell(outcome.line(), outcome.done() ? Tone.MUTED : Tone.BAD);
        });
    }

    /// The dialog of the platform asked about the name without its ending.
    private boolean agreed(Path folder, String name) {
        var present = ExportFiles.present(folder, Set.of(name));
        return present.isEmpty() || places.overwrite(folder, present);
    }

    /// What is on the screen, as an image.
    public void copy() {
        doors.shown().get().ifPresent(shown -> aside(() -> {
            var image = new Image(new ByteArrayInputStream(bytes(shown, png(), false)));
            doors.back().accept(() -> {
                var content = new ClipboardContent();
                content.putImage(image);
                Clipboard.getSystemClipboard().setContent(content);
                notice.tell("The picture is in the clipboard.", Tone.MUTED);
            });
        }));
    }

    /// The whole graph, for a wiki or a pull request.
    public void copyMermaid() {
        doors.shown().get().ifPresent(shown -> aside(() -> {
            var form = FileForm.ofName("." + MERMAID).orElseThrow();
            var text = new String(bytes(shown, form, true), StandardCharsets.UTF_8);
            doors.back().accept(() -> {
                places.copy(text);
                notice.tell("The graph is in the clipboard, as Mermaid.", Tone.MUTED);
            });
        }));
    }

    private static FileForm png() {
        return FileForm.ofName("." + PictureFormat.PNG.ending()).orElseThrow();
    }

    private byte[] bytes(Shown shown, FileForm form, boolean whole) {
        var shot = PictureViews.shot(shown.frame(), shown.look(), form, whole);
        return form.bytes(doors.out().painting().get(), shot);
    }

    private void tell(String line, Tone tone) {
        doors.back().accept(() -> notice.tell(line, tone));
    }

    private void aside(Runnable work) {
        doors.aside().accept(() -> {
            try {
                work.run();
            } catch (RuntimeException bug) { // else "Exporting…" would stand for ever
                LOG.error("W-PICTURE: a picture was not exported", bug);
                tell("Not exported, by a mistake of Weft's (W-PICTURE); the log says where.", Tone.BAD);
            }
        });
    }
}
