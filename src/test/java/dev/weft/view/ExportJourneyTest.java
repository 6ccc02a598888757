package dev.weft.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.picture.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A draft leaves the window in every form.
class ExportJourneyTest extends WindowTest {
    @TempDir
    private Path folder;

    private void draft() {
        openDemo(new Look(Theme.LIGHT, 1024, 700));
        press(KeyCode.CONTROL, KeyCode.N);
        until("a new policy in the draft", () -> session().frame()
                .filter(frame -> frame.draft().isPresent() && !menu().isDisabled())
                .isPresent());
    }

    private MenuButton menu() {
        return fx(() -> (MenuButton) find("#draft-export"));
    }

    private void export(String form) {
        var menu = menu();
        var item = fx(() -> menu.getItems().stream()
                .filter(one -> form.equals(one.getId()))
                .findFirst()
                .orElseThrow());
        fx(() -> {
            item.fire();
            return true;
        });
    }

    private String notice() {
        return fx(() -> ((Label) find("#export-notice")).getText());
    }

    private List<String> files(Path below) throws IOException {
        try (var all = Files.walk(below)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> below.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyFormIsWrittenWhereTheUserSays() throws IOException {
        draft();
        click("#draft-export");
        shoot("export-menu");
        press(KeyCode.ESCAPE);

        places.choose(folder.resolve("policies"));
        export("export-folder");
        until("the folder", () -> notice().startsWith("Written: "));
        assertThat(files(folder.resolve("policies"))).hasSize(1).allMatch(name -> name.startsWith("networkpolicy_"));

        places.choose(folder.resolve("draft.yaml"));
        export("export-one-file");
        until("the file", () -> notice().endsWith("draft.yaml"));
        assertThat(folder.resolve("draft.yaml")).content().startsWith("# Draft made with Weft").contains("kind: Netw");

        places.choose(folder.resolve("overlay"));
        export("export-kustomize");
        until("the overlay", () -> notice().endsWith("overlay"));
        assertThat(files(folder.resolve("overlay"))).contains("kustomization.yaml");

        places.choose(folder.resolve("mine.md"));
        export("export-markdown");
        until("the report", () -> notice().endsWith("mine.md"));
        assertThat(folder.resolve("mine.md"))
                .content()
                .startsWith("# Review of a policy draft")
                .contains("demo cluster");

        places.choose(folder.resolve("review.html"));
        export("export-html");
        until("the page", () -> notice().endsWith("review.html"));
        shoot("export-notice");
        assertThat(folder.resolve("review.html")).content().startsWith("<!DOCTYPE html>");

        itIsCopiedToo();
    }

    private void itIsCopiedToo() {
        export("export-copy-yaml");
        until("the copy", () -> notice().startsWith("Copied"));
        assertThat(places.copied()).startsWith("# Draft made with Weft");
        export("export-copy-commands");
        until("the commands", () -> places.copied().startsWith("kubectl apply -f - <<"));
    }

    @Test
    void nothingIsOverwrittenWithoutConsent() throws IOException {
        draft();
        places.choose(folder);
        export("export-kustomize");
        until("the overlay", () -> notice().startsWith("Written: "));
        Files.writeString(folder.resolve("kustomization.yaml"), "mine");

        places.consent(false);
        export("export-kustomize");
        until("the refusal", () -> notice().equals("Nothing was written."));
        assertThat(folder.resolve("kustomization.yaml")).hasContent("mine");
        assertThat(places.asked()).singleElement().asString().contains("kustomization.yaml");

        places.consent(true);
        export("export-kustomize");
        until("the overlay again", () -> notice().startsWith("Written: "));
        assertThat(folder.resolve("kustomization.yaml")).content().contains("kind: Kustomization");
    }

    @Test
    void aDiskThatRefusesIsToldInOneLine() throws IOException {
        draft();
        var file = Files.writeString(folder.resolve("file"), "no folder");
        places.choose(file.resolve("below"));
        export("export-folder");

        until("the reason", () -> notice().contains("nothing is written"));
        assertThat(notice().lines()).hasSize(1);
        assertThat(notice()).startsWith(file.toString());
    }

    @Test
    void withoutADraftThereIsNothingToExport() {
        openDemo(new Look(Theme.LIGHT, 1024, 700));
        clickText("Draft");

        assertThat(menu().isDisabled()).isTrue();
    }
}
