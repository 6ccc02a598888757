package dev.weft.lint.check;

import static dev.weft.fixture.ClusterFixture.cluster;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.lint.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChecksTest {
    /// The guard of the door: every implementer stands in the list, exactly once.
    @Test
    void everyCheckOfTheRoomIsInTheList() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/dev/weft/lint/check"))) {
            var written = files.filter(ChecksTest::isCheck)
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
            assertThat(Checks.all())
                    .extracting(check -> check.getClass().getSimpleName())
                    .containsExactlyInAnyOrderElementsOf(written);
        }
    }

    private static boolean isCheck(Path file) {
        try {
            return Files.readString(file).contains(" implements Check {");
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void codesAreUniqueAndFitForScripts() {
        assertThat(Checks.all()).extracting(Check::code).doesNotHaveDuplicates().allMatch(code -> code.matches(
                "[a-z]+(-[a-z]+)+"));
        assertThat(Checks.all()).allSatisfy(check -> {
            assertThat(check.title()).isNotBlank().doesNotEndWith(".");
            assertThat(check.help()).endsWith(".");
        });
    }

    @Test
    void anEmptyClusterHasNoFindings() {
        assertThat(Checks.run(Linted.request(cluster(), List.of()))).isEmpty();
    }
}
