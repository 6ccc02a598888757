package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Texts kept beside the tests. `-Dgolden.renew=true` writes them anew; the difference is then reviewed by a person.
final class Golden {
    static final String SHOP = "src/test/resources/cli/shop";
    private static final Path EXPECTED = Path.of("src/test/resources/cli/expected");

    private Golden() {}

    static void assertSame(String name, String actual) {
        var file = EXPECTED.resolve(name);
        try {
            if (Boolean.getBoolean("golden.renew")) {
                Files.writeString(file, actual);
            }
            assertThat(actual).as(name).isEqualTo(Files.readString(file));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
