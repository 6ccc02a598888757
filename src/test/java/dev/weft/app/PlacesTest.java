package dev.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Source: XDG Base Directory Specification for Linux; the platforms' own guides for the others.
class PlacesTest {
    private static final Path HOME = Path.of("/home/ada");

    @Test
    void linuxKeepsLogsInTheStateFolder() {
        assertThat(new Places(Map.of(), "Linux", HOME).logs()).isEqualTo(HOME.resolve(".local/state/weft/logs"));
        assertThat(new Places(Map.of("XDG_STATE_HOME", "/state"), "Linux", HOME).logs())
                .isEqualTo(Path.of("/state/weft/logs"));
    }

    @Test
    void aRelativeStateFolderIsIgnoredAsTheSpecificationSays() {
        assertThat(new Places(Map.of("XDG_STATE_HOME", "state"), "Linux", HOME).logs())
                .isEqualTo(HOME.resolve(".local/state/weft/logs"));
    }

    @Test
    void macAndWindowsHaveTheirOwnPlaces() {
        assertThat(new Places(Map.of(), "Mac OS X", HOME).logs()).isEqualTo(HOME.resolve("Library/Logs/weft"));
        assertThat(new Places(Map.of("LOCALAPPDATA", "/local"), "Windows 11", HOME).logs())
                .isEqualTo(Path.of("/local/weft/logs"));
    }

    @Test
    void aPortableFolderOverridesThePlatform() {
        assertThat(new Places(Map.of("WEFT_HOME", "/stick", "XDG_STATE_HOME", "/state"), "Linux", HOME).logs())
                .isEqualTo(Path.of("/stick/logs"));
    }

    @Test
    void draftsStandWhereTheProgramKeepsItsState() {
        assertThat(new Places(Map.of(), "Linux", HOME).drafts()).isEqualTo(HOME.resolve(".local/state/weft/drafts"));
        assertThat(new Places(Map.of("XDG_STATE_HOME", "/state"), "Linux", HOME).drafts())
                .isEqualTo(Path.of("/state/weft/drafts"));
        assertThat(new Places(Map.of(), "Mac OS X", HOME).drafts())
                .isEqualTo(HOME.resolve("Library/Application Support/weft/drafts"));
        assertThat(new Places(Map.of("LOCALAPPDATA", "/local"), "Windows 11", HOME).drafts())
                .isEqualTo(Path.of("/local/weft/drafts"));
        assertThat(new Places(Map.of("WEFT_HOME", "/stick"), "Linux", HOME).drafts())
                .isEqualTo(Path.of("/stick/state/drafts"));
    }

    @Test
    void whatMustOutliveARestartHasAPlaceBesideTheLogs() {
        assertThat(new Places(Map.of(), "Linux", HOME).state()).isEqualTo(HOME.resolve(".local/state/weft"));
        assertThat(new Places(Map.of("XDG_STATE_HOME", "/state"), "Linux", HOME).state())
                .isEqualTo(Path.of("/state/weft"));
        assertThat(new Places(Map.of(), "Mac OS X", HOME).state())
                .isEqualTo(HOME.resolve("Library/Application Support/weft"));
        assertThat(new Places(Map.of("LOCALAPPDATA", "/local"), "Windows 11", HOME).state())
                .isEqualTo(Path.of("/local/weft"));
        assertThat(new Places(Map.of("WEFT_HOME", "/stick"), "Linux", HOME).state()).isEqualTo(Path.of("/stick/state"));
    }
}
