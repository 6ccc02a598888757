package dev.weft.kube.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListPageTest {
    private final List<String> items = new ArrayList<>();

    private ListPage read(String json) throws IOException {
        return ListPage.read(
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
                object -> items.add(object.path("metadata").path("name").asString("")));
    }

    // Source: API concepts, "Retrieving large results sets in chunks".
    @Test
    void itsItemsComeOneByOneAndItsEndSaysHowToGoOn() throws IOException {
        var page = read("""
                {"kind": "PodList", "metadata": {"resourceVersion": "7", "continue": "more"}, "items": [
                  {"metadata": {"name": "a"}, "spec": {"x": [{}]}}, {"metadata": {"name": "b"}}],
                 "other": {"y": 1}}""");
        assertThat(page).isEqualTo(new ListPage("7", "more"));
        assertThat(items).containsExactly("a", "b");
    }

    @Test
    void aListMayBeEmptyOrMissing() throws IOException {
        assertThat(read("{\"metadata\": {\"resourceVersion\": \"7\"}, \"items\": []}"))
                .isEqualTo(new ListPage("7", ""));
        assertThat(read("{\"items\": null, \"metadata\": {\"resourceVersion\": \"8\"}}"))
                .isEqualTo(new ListPage("8", ""));
        assertThat(items).isEmpty();
    }

    @Test
    void aListThatBreaksOffIsNoList() {
        assertThatThrownBy(() -> read("{\"items\": [{\"metadata\": {\"name\": \"a\"}}, {\"meta"))
                .isInstanceOf(IOException.class);
        assertThat(items).containsExactly("a");
    }

    @Test
    void somethingElseIsNoList() {
        assertThatThrownBy(() -> read("<html>")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("[]")).isInstanceOf(IOException.class);
    }
}
