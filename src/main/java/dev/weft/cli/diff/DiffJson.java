package dev.weft.cli.diff;

import dev.weft.cli.Json;
import java.io.PrintWriter;

/// `diff -o json`, the format `weft.diff/1`.
final class DiffJson {
    private final Json json;
    private final DiffSides sides;

    private DiffJson(Json json, DiffSides sides) {
        this.json = json;
        this.sides = sides;
    }

    static void write(Differences differences, DiffSides sides, PrintWriter out) {
        try (var json = new Json(out)) {
            json.generator().writeStartObject();
            json.text("format", "weft.diff/1");
            json.text("ref1", sides.before().name());
            json.text("ref2", sides.after().name());
            json.generator().writeArrayPropertyStart("changes");
            differences.all().forEach(new DiffJson(json, sides)::change);
            json.generator().writeEndArray();
            json.problems(sides.problems());
            json.generator().writeEndObject();
        }
    }

    private void change(Difference difference) {
        var pair = difference.pair();
        json.generator().writeStartObject();
        json.text("kind", difference.kind().word());
        json.text("src", difference.source());
        json.text("dst", difference.destination());
        json.traffic("before", pair.before().allowed());
        json.traffic("after", pair.after().allowed());
        json.traffic("unknownBefore", pair.before().unknown());
        json.traffic("unknownAfter", pair.after().unknown());
        json.text("workloads", difference.workloads());
        Witness.of(pair, sides).ifPresentOrElse(this::witness, () -> json.text("witness", null));
        json.generator().writeEndObject();
    }

    /// A verdict is null on a side where one of the ends does not exist.
    private void witness(Witness witness) {
        json.generator().writeObjectPropertyStart("witness");
        json.text("src", witness.source());
        json.text("dst", witness.destination());
        json.text("protocol", witness.traffic().protocol().name());
        json.generator().writeNumberProperty("port", witness.traffic().port());
        json.text("before", witness.before().orElse(null));
        json.text("after", witness.after().orElse(null));
        json.text("why", witness.why().orElse(null));
        json.generator().writeEndObject();
    }
}
