package dev.weft.whatif.store;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// What is kept as the bytes of a file: JSON in plain ASCII, every other character escaped, so that any text comes back
/// as it was, half of a surrogate pair too.
public final class KeptFile {
    /// Rises when an older Weft would misread the file.
    public static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(100_000) // a number of a policy may have as many digits as it likes
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .build();

    private KeptFile() {}

    /// What a file holds.
    public sealed interface Reading {
        record Whole(Kept.Stamp stamp, Kept kept) implements Reading {}

        /// Written by a later Weft: nothing of it is understood for sure.
        record Newer(int version) implements Reading {}

        /// `reason` is a few words for people, and quotes nothing of the file.
        record Broken(String reason) implements Reading {}
    }

    public static byte[] write(Kept.Stamp stamp, Kept kept) {
        return JSON.writeValueAsString(Keys.written(KeptWriter.tree(stamp, kept))).getBytes(StandardCharsets.US_ASCII);
    }

    /// Never throws, whatever the bytes are.
    public static Reading read(byte[] bytes) {
        try {
            return KeptReader.read(Keys.read(JSON.readValue(new String(bytes, StandardCharsets.UTF_8), Object.class)));
        } catch (JacksonException garbled) {
            var at = garbled.getLocation();
            return new Reading.Broken(at == null ? "is no JSON" : "is no JSON at line " + at.getLineNr());
        } catch (Fields.Unfit unfit) {
            return new Reading.Broken(unfit.words());
        }
    }
}
