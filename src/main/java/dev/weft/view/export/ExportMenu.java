package dev.weft.view.export;

import dev.weft.session.Frame;
import dev.weft.session.WhatIf;
import dev.weft.view.look.StyleClasses;
import dev.weft.view.panel.Tone;
import dev.weft.whatif.Draft;
import dev.weft.whatif.export.ExportFiles;
import dev.weft.whatif.export.KustomizeFolder;
import dev.weft.whatif.export.OneFile;
import dev.weft.whatif.export.Outgoing;
import dev.weft.whatif.export.PolicyFolder;
import dev.weft.whatif.export.ReviewReport;
import dev.weft.whatif.export.ShellCommands;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The menu *Export* of a draft, and the notice that says how the last export went.
///
/// Threads: confined to the FX thread; files are made and written where `aside` runs them.
public final class ExportMenu extends MenuButton {
    private static final Logger LOG = LoggerFactory.getLogger(ExportMenu.class);

    /// What would be exported now: `whatIf` is wished, the frame may still be about an earlier draft.
    public record Subject(Frame frame, WhatIf whatIf) {
        Outgoing outgoing() {
            return Outgoing.of(whatIf.drafts().draft(), frame.meaning().snapshot());
        }

        /// What the draft does; empty while it is being worked out.
        Optional<Frame.Outcome> outcome() {
            return frame.draft().filter(_ -> frame.request().draft().equals(whatIf.drafts().draft()));
        }
    }

    /// `owner` is the window in front of which is asked; `aside` runs work beside the screen, `back` brings its end to
    /// the FX thread.
    public record Doors(
            Supplier<Optional<Subject>> subject,
            Supplier<Window> owner,
            ExportDoors out,
            Consumer<Runnable> aside,
            Consumer<Runnable> back) {}

    /// Files, and those names among them that the user agreed to overwrite already.
    private record Parcel(Path folder, Map<String, byte[]> files, List<String> agreed) {}

    private final Doors doors;
    private final ExportPlaces places;
    private final Label notice = new Label();

    public ExportMenu(Doors doors) {
        super("Export");
        this.doors = doors;
        this.places = doors.out().places().apply(doors.owner());
        setId("draft-export");
        setAccessibleText("Export the draft");
        for (var form : ExportForm.values()) {
            if (form == ExportForm.MARKDOWN || form == ExportForm.COPY_YAML) {
                getItems().add(new SeparatorMenuItem());
            }
            var item = new MenuItem(form.title());
            item.setId(form.id());
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> export(form));
            getItems().add(item);
        }
        notice.setId("export-notice");
        notice.setWrapText(true);
        notice.setMinHeight(USE_PREF_SIZE);
        tell("", Tone.MUTED);
        show(Draft.EMPTY);
    }

    /// Where the last outcome is told, in one line; it takes no room before there is one.
    public Label notice() {
        return notice;
    }

    /// Without a step there is nothing to export.
    public void show(Draft draft) {
        setDisable(draft.isEmpty());
        if (draft.isEmpty()) {
            tell("", Tone.MUTED);
        }
    }

    private void tell(String line, Tone tone) {
        notice.setText(line);
        StyleClasses.set(notice, "label", "export-notice", tone.style());
        notice.setVisible(!line.isEmpty());
        notice.setManaged(!line.isEmpty());
    }

    private void export(ExportForm form) {
        doors.subject().get().ifPresent(subject -> {
            if (form.isReport() && subject.outcome().isEmpty()) {
                tell("What the draft would change is still being worked out; export again in a moment.", Tone.WARNING);
            } else if (form.isCopy()) {
                aside(() -> copy(form, subject.outgoing()));
            } else if (form.file().isEmpty()) {
                places.folder(form.title()).ifPresent(folder -> begin(form, subject, folder, ""));
            } else {
                places.file(form.title(), form.file()).map(Path::toAbsolutePath).ifPresent(file ->
                        begin(form, subject, file.resolveSibling("."), String.valueOf(file.getFileName())));
            }
        });
    }

    private void begin(ExportForm form, Subject subject, Path folder, String name) {
        tell("Exporting…", Tone.MUTED);
        aside(() -> {
            var outgoing = subject.outgoing();
            if (outgoing.isEmpty()) {
                back("Nothing to export: the cluster is as the draft would have it.", Tone.WARNING);
                return;
            }
            pack(form, subject, outgoing, name).ifPresent(files -> check(new Parcel(
                    folder.normalize(), files, name.isEmpty() ? List.of() : List.of(name))));
        });
    }

    private Optional<Map<String, byte[]>> pack(ExportForm form, Subject subject, Outgoing outgoing, String name) {
        return switch (form) {
            case FOLDER -> Optional.of(PolicyFolder.files(outgoing));
            case KUSTOMIZE -> Optional.of(KustomizeFolder.files(outgoing));
            case ONE_FILE -> Optional.of(Map.of(name, OneFile.text(outgoing).getBytes(StandardCharsets.UTF_8)));
            case MARKDOWN, HTML -> subject.outcome().map(outcome -> report(form, subject, outcome, name));
            case COPY_YAML, COPY_COMMANDS -> Optional.empty();
        };
    }

    private Map<String, byte[]> report(ExportForm form, Subject subject, Frame.Outcome outcome, String name) {
        var out = doors.out();
        var input = ReviewInput.of(
                subject, outcome, out.pictures().apply(subject.frame()), out.user(), out.clock().instant());
        return form == ExportForm.HTML ? ReviewReport.html(input, name) : ReviewReport.markdown(input, name);
    }

    /// Asks before anything is overwritten that was not agreed to.
    private void check(Parcel parcel) {
        var present = new ArrayList<>(ExportFiles.present(parcel.folder(), parcel.files().keySet()));
        present.removeAll(parcel.agreed());
        if (present.isEmpty()) {
            write(parcel);
            return;
        }
        doors.back().accept(() -> {
            if (places.overwrite(parcel.folder(), present)) {
                aside(() -> write(parcel));
            } else {
                tell("Nothing was written.", Tone.MUTED);
            }
        });
    }

    private void write(Parcel parcel) {
        var outcome = ExportFiles.write(parcel.folder(), parcel.files());
        back(outcome.line(), outcome.done() ? Tone.MUTED : Tone.BAD);
    }

    private void copy(ExportForm form, Outgoing outgoing) {
        var text = form == ExportForm.COPY_YAML ? OneFile.text(outgoing) : ShellCommands.text(outgoing);
        doors.back().accept(() -> {
            if (outgoing.isEmpty()) {
                tell("Nothing to copy: the cluster is as the draft would have it.", Tone.WARNING);
            } else {
                places.copy(text);
                tell("Copied to the clipboard.", Tone.MUTED);
            }
        });
    }

    private void back(String line, Tone tone) {
        doors.back().accept(() -> tell(line, tone));
    }

    private void aside(Runnable work) {
        doors.aside().accept(() -> {
            try {
                work.run();
            } catch (RuntimeException bug) { // else "Exporting…" would stand for ever
                LOG.error("W-EXPORT: a draft was not exported", bug);
                back("Not exported, by a mistake of Weft's (W-EXPORT); the log says where.", Tone.BAD);
            }
        });
    }
}
