package dev.weft.cli.list;

import dev.weft.cli.Json;
import dev.weft.policy.Direction;
import dev.weft.policy.PodSelection;
import dev.weft.policy.TrafficMatch;
import dev.weft.policy.exposure.Exposure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The member `exposure` of `list --exposure -o json`. What outside addresses may is in `edges` already.
final class ExposureJson {
    private final Json json;

    private ExposureJson(Json json) {
        this.json = json;
    }

    static void write(Exposure exposure, Json json) {
        var writer = new ExposureJson(json);
        json.generator().writeObjectPropertyStart("exposure");
        writer.entries(exposure, Direction.EGRESS);
        writer.entries(exposure, Direction.INGRESS);
        json.generator().writeArrayPropertyStart("unprotected");
        exposure.unprotected().forEach(writer::unprotected);
        json.generator().writeEndArray();
        json.generator().writeEndObject();
    }

    private void entries(Exposure exposure, Direction direction) {
        json.generator().writeArrayPropertyStart(direction.field());
        exposure.entries().stream().filter(entry -> entry.direction() == direction).forEach(this::entry);
        json.generator().writeEndArray();
    }

    /// The selectors are null for the whole cluster, and the text `everything` where one selects all.
    private void entry(Exposure.Entry entry) {
        json.generator().writeStartObject();
        json.text("workload", entry.workload().id());
        json.text("peer", ExposureWords.newcomer(entry));
        json.text("namespaceSelector", selector(entry.selection(), true));
        json.text("podSelector", selector(entry.selection(), false));
        json.traffic("allow", entry.cell().allowed());
        json.traffic("unknown", entry.cell().unknown());
        json.generator().writeArrayPropertyStart("named");
        entry.named().forEach(this::named);
        json.generator().writeEndArray();
        json.generator().writeEndObject();
    }

    private static @Nullable String selector(
            Optional<PodSelection> selection, boolean namespaces) {
        return selection
                .map(it -> namespaces ? ExposureWords.namespaceSelector(it.namespaces()) : it.pods())
                .map(Object::toString)
                .orElse(null);
    }

    private void named(TrafficMatch.NamedPort port) {
        json.generator().writeStartObject();
        json.text("protocol", port.protocol().name());
        json.text("name", port.name());
        json.generator().writeEndObject();
    }

    private void unprotected(Exposure.Unprotected unprotected) {
        json.generator().writeStartObject();
        json.text("workload", unprotected.workload().id());
        json.text("direction", unprotected.direction().field());
        json.generator().writeEndObject();
    }
}
