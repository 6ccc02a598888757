package dev.weft.kube.live;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The end of one page of a list: the version it shows, and where the next page goes on (empty after the last).
record ListPage(String resourceVersion, String next) {
    private static final JsonMapper JSON = new JsonMapper();

    /// Hands out one object after the other while the page arrives, so that a page is never whole in memory.
    static ListPage read(InputStream body, Consumer<ObjectNode> each) throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("the server's answer is no list");
            }
            var page = new ListPage("", "");
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "metadata" -> page = of(parser.readValueAsTree());
                    case "items" -> items(parser, each);
                    default -> parser.skipChildren();
                }
            }
            return page;
        } catch (JacksonException broken) {
            throw broken.getCause() instanceof IOException cause ? cause
                    : new IOException("the list broke off", broken);
        }
    }

    private static ListPage of(JsonNode metadata) {
        return new ListPage(
                metadata.path("resourceVersion").asString(""), metadata.path("continue").asString(""));
    }

    private static void items(JsonParser parser, Consumer<ObjectNode> each) {
        while ((parser.currentToken() == JsonToken.START_ARRAY && parser.nextToken() == JsonToken.START_OBJECT)
                || (parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == JsonToken.START_OBJECT)) {
            ObjectNode object = parser.readValueAsTree();
            each.accept(object);
        }
    }
}
