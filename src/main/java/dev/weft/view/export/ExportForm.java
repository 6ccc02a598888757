package dev.weft.view.export;

/// In which form a draft leaves. `file` is the name that is offered, empty where a folder is asked for or nothing.
enum ExportForm {
    FOLDER("folder", "Folder, a file for each policy…", ""),
    ONE_FILE("one-file", "One file…", "draft.yaml"),
    KUSTOMIZE("kustomize", "Kustomize overlay…", ""),
    MARKDOWN("markdown", "Review report, Markdown…", "review.md"),
    HTML("html", "Review report, HTML…", "review.html"),
    COPY_YAML("copy-yaml", "Copy as YAML", ""),
    COPY_COMMANDS("copy-commands", "Copy as kubectl commands", "");

    private final String word;
    private final String title;
    private final String file;

    ExportForm(String word, String title, String file) {
        this.word = word;
        this.title = title;
        this.file = file;
    }

    String id() {
        return "export-" + word;
    }

    String title() {
        return title;
    }

    String file() {
        return file;
    }

    boolean isReport() {
        return this == MARKDOWN || this == HTML;
    }

    boolean isCopy() {
        return this == COPY_YAML || this == COPY_COMMANDS;
    }
}
