package dev.weft.topology.format;

import dev.weft.net.TrafficSet;
import dev.weft.policy.Isolation;
import dev.weft.topology.Boxes;
import dev.weft.topology.Evidence;
import dev.weft.topology.GraphFormat;
import dev.weft.topology.Sighting;
import dev.weft.topology.Tally;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// JSON, `weft.graph/1`: all that the picture knows, as data and in words. What is not known is null, never 0; ranges
/// of ports are inclusive, as in `weft list -o json`.
final class JsonFormat implements GraphFormat {
    @Override
    public String ending() {
        return "json";
    }

    @Override
    public String title() {
        return "JSON";
    }

    @Override
    public String text(Topology topology, Origin origin) {
        var text = new StringWriter();
        try (var json = JsonMapper.builder().build().writerWithDefaultPrettyPrinter().createGenerator(text)) {
            new Document(json).write(topology, origin);
        }
        return text.append('\n').toString();
    }

    private record Document(JsonGenerator json) {
        void write(Topology topology, Origin origin) {
            json.writeStartObject();
            json.writeStringProperty("format", "weft.graph/1");
            json.writeStringProperty("source", Plain.line(origin.source()));
            text("asOf", origin.asOf().map(Object::toString).orElse(""));
            texts("notes", topology.notes());
            json.writeArrayPropertyStart("nodes");
            topology.nodes().forEach(this::node);
            json.writeEndArray();
            json.writeArrayPropertyStart("edges");
            topology.edges().forEach(this::edge);
            json.writeEndArray();
            json.writeEndObject();
        }

        private void node(TopologyNode node) {
            var facts = node.facts();
            json.writeStartObject();
            text("id", NodeWords.id(node.id()));
            text("kind", NodeWords.kind(node));
            text("namespace", NodeWords.namespace(node));
            if (!Boxes.isNamespace(node.namespace())) {
                text("box", node.namespace());
            }
            text("name", node.label());
            text("object", node.object().map(ref -> ref.id()).orElse(""));
            number("members", facts.members());
            number("ready", facts.ready());
            texts("ports", facts.ports());
            text("access", NodeWords.access(facts.access()));
            isolation(facts.isolation().orElse(null));
            tally("inside", facts.inside());
            json.writeEndObject();
        }

        private void isolation(@Nullable Isolation isolation) {
            if (isolation == null) {
                json.writeNullProperty("isolation");
                return;
            }
            json.writeObjectPropertyStart("isolation");
            json.writeBooleanProperty("ingress", isolation.ingress());
            json.writeBooleanProperty("egress", isolation.egress());
            texts("policies", isolation.policies().stream().map(ref -> ref.label()).toList());
            json.writeEndObject();
        }

        private void edge(TopologyEdge edge) {
            var facts = EdgeFacts.of(edge);
            json.writeStartObject();
            text("src", NodeWords.id(edge.id().source()));
            text("dst", NodeWords.id(edge.id().target()));
            text("state", edge.state().word());
            tally("pairs", edge.pairs());
            traffic("allow", facts.allowed());
            traffic("unknown", facts.unknown());
            facts.drafted().ifPresent(this::draft);
            json.writeArrayPropertyStart("observed");
            facts.seen().forEach(this::seen);
            json.writeEndArray();
            json.writeArrayPropertyStart("leads");
            facts.leads().forEach(this::leads);
            json.writeEndArray();
            texts("because", EdgeWords.because(edge));
            json.writeEndObject();
        }

        private void draft(Evidence.Drafted draft) {
            json.writeObjectPropertyStart("draft");
            traffic("gained", draft.gained());
            traffic("lost", draft.lost());
            traffic("unknown", draft.unsure());
            json.writeEndObject();
        }

        private void leads(Evidence.Leads leads) {
            json.writeStartObject();
            text("by", leads.by().label());
            texts("ports", leads.ports());
            json.writeEndObject();
        }

        private void seen(Sighting seen) {
            var kind = seen.kind();
            json.writeStartObject();
            text("source", kind.by());
            text("protocol", kind.traffic().protocol().name());
            number("port", kind.traffic().port() == 0 ? -1 : kind.traffic().port());
            text("verdict", kind.verdict().word());
            text("policy", word(kind.now()));
            text("policyThen", word(kind.then()));
            json.writeNumberProperty("events", seen.counts().events());
            number("connections", seen.counts().connections());
            number("bytes", seen.counts().bytes());
            text("first", seen.seen().first().toString());
            text("last", seen.seen().last().toString());
            json.writeEndObject();
        }

        private static String word(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT);
        }

        private void tally(String field, Tally tally) {
            json.writeObjectPropertyStart(field);
            tally.counts().forEach((state, count) -> json.writeNumberProperty(state.word(), count));
            json.writeEndObject();
        }

        private void traffic(String field, TrafficSet traffic) {
            json.writeObjectPropertyStart(field);
            traffic.ports().forEach((protocol, ports) -> {
                json.writeArrayPropertyStart(protocol.name());
                ports.ranges().forEach(range -> {
                    json.writeStartArray();
                    json.writeNumber(range.first());
                    json.writeNumber(range.last());
                    json.writeEndArray();
                });
                json.writeEndArray();
            });
            json.writeEndObject();
        }

        private void texts(String field, List<String> values) {
            json.writeArrayPropertyStart(field);
            values.forEach(value -> json.writeString(Plain.line(value)));
            json.writeEndArray();
        }

        private void text(String field, String value) {
            if (value.isEmpty()) {
                json.writeNullProperty(field);
            } else {
                json.writeStringProperty(field, Plain.line(value));
            }
        }

        private void number(String field, int value) {
            number(field, value < 0 ? OptionalLong.empty() : OptionalLong.of(value));
        }

        private void number(String field, OptionalLong value) {
            if (value.isPresent()) {
                json.writeNumberProperty(field, value.getAsLong());
            } else {
                json.writeNullProperty(field);
            }
        }
    }
}
