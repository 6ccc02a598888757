package dev.weft.whatif.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real process is killed while it writes, at some moment between two writes or within one.
class KilledProcessTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasKeptBeforeTheKillIsThereWhole() throws IOException, InterruptedException {
        var random = new Random(11);
        for (int run = 0; run < 2; run++) {
            int told = killedAfter(5 + random.nextInt(60));

            try (var shelf = new DraftShelf(folder)) {
                var found = shelf.newest(ClusterMark.DEMO);
                assertThat(found.notes()).isEmpty();
                var left = found.newest().orElseThrow();
                assertThat(left.kept().steps()).isGreaterThanOrEqualTo(told);
                assertThat(left.kept()).isEqualTo(EndlessWriter.kept(left.kept().steps()));
                shelf.drop(left);
                assertThat(shelf.newest(ClusterMark.DEMO).newest()).isEmpty();
            }
        }
    }

    /// The number of steps that the process last said were on the disk.
    private int killedAfter(int steps) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessWriter.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int last = 0;
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                last = Math.max(last, Integer.parseInt(line)); // the last line may be cut short
                if (last == steps) {
                    process.toHandle().destroyForcibly(); // what it said before stays readable
                }
            }
            process.waitFor();
            assertThat(last).isGreaterThanOrEqualTo(steps);
            return last;
        }
    }
}
