package dev.weft.whatif.export;

import dev.weft.whatif.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Files of an export on the disk, each at once or not at all.
///
/// Threads: any but the screen's; a disk may be slow.
public final class ExportFiles {
    private ExportFiles() {}

    /// How it went, in one line for the user.
    public record Outcome(boolean done, String line) {}

    /// Which of the files are there already, sorted: nothing is overwritten without consent.
    public static List<String> present(Path folder, Set<String> names) {
        return names.stream()
                .filter(name -> Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS))
                .sorted()
                .toList();
    }

    /// Writes or replaces them below the folder. Stops at the first that cannot be written, and says what is there.
    public static Outcome write(Path folder, Map<String, byte[]> files) {
        int written = 0;
        for (var file : new TreeMap<>(files).entrySet()) {
            var path = folder.resolve(file.getKey());
            try {
                AtomicFile.write(path, file.getValue());
            } catch (IOException refused) {
                return new Outcome(false, path + ": " + Words.line(AtomicFile.reason(refused)) + "; "
                        + (written == 0 ? "nothing is" : written + " of " + files.size() + " files are")
                        + " written, choose another place");
            }
            written++;
        }
        var what = files.size() == 1 ? folder.resolve(files.keySet().iterator().next()).toString()
                : Words.count(written, "file") + " in " + folder;
        return new Outcome(true, "Written: " + what);
    }
}
