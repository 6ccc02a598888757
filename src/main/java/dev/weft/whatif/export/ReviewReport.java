package dev.weft.whatif.export;

import java.util.SortedMap;
import java.util.TreeMap;

/// A review as files: Markdown with its pictures beside it, or one HTML page with everything in it.
public final class ReviewReport {
    public static final String MARKDOWN = "review.md";
    public static final String HTML = "review.html";

    private ReviewReport() {}

    /// `name` is the file of the text, such as [#MARKDOWN]; the pictures stand in a folder named after it.
    public static SortedMap<String, byte[]> markdown(ReportInput review, String name) {
        var folder = (name.endsWith(".md") ? name.substring(0, name.length() - 3) : name) + "-pictures";
        var files = new TreeMap<String, byte[]>();
        files.put(name, PolicyFolder.bytes(ReportMarkdown.of(ReportContent.of(review), folder)));
        review.pictures().forEach(shot -> files.put(folder + "/" + ReportMarkdown.file(shot), shot.png()));
        return files;
    }

    public static SortedMap<String, byte[]> html(ReportInput review, String name) {
        var files = new TreeMap<String, byte[]>();
        files.put(name, PolicyFolder.bytes(ReportHtml.of(ReportContent.of(review))));
        return files;
    }
}
