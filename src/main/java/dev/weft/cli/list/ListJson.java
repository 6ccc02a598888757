package dev.weft.cli.list;

import dev.weft.cli.Json;
import dev.weft.cluster.Problem;
import dev.weft.net.Cidr;
import dev.weft.policy.Party;
import dev.weft.policy.Profile;
import dev.weft.policy.exposure.Exposure;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/// `list -o json`, the format `weft.list/1`.
final class ListJson {
    private final Json json;

    private ListJson(Json json) {
        this.json = json;
    }

    static void write(
            Profile profile, Listing listing, Optional<Exposure> exposure, List<Problem> problems, PrintWriter out) {
        try (var json = new Json(out)) {
            json.generator().writeStartObject();
            json.text("format", "weft.list/1");
            json.text("profile", profile.word());
            new ListJson(json).endpointsAndEdges(listing);
            exposure.ifPresent(found -> ExposureJson.write(found, json));
            json.problems(problems);
            json.generator().writeEndObject();
        }
    }

    private void endpointsAndEdges(Listing listing) {
        json.generator().writeArrayPropertyStart("endpoints");
        listing.parties().forEach(this::endpoint);
        json.generator().writeEndArray();
        json.generator().writeArrayPropertyStart("edges");
        listing.forEach(this::edge);
        json.generator().writeEndArray();
    }

    private void endpoint(Party party) {
        json.generator().writeStartObject();
        json.text("id", party.id());
        switch (party) {
            case Party.Group(var ref, _) -> {
                json.text("namespace", ref.namespace());
                json.text("name", ref.name());
                json.text("kind", ref.kind());
            }
            case Party.Outside(var addresses) -> {
                json.generator().writeArrayPropertyStart("ranges");
                addresses.cidrs().stream().map(Cidr::toString).forEach(json.generator()::writeString);
                json.generator().writeEndArray();
            }
        }
        json.generator().writeEndObject();
    }

    private void edge(Listing.Edge edge) {
        json.generator().writeStartObject();
        json.text("src", edge.source().id());
        json.text("dst", edge.destination().id());
        json.traffic("allow", edge.cell().allowed());
        json.traffic("unknown", edge.cell().unknown());
        json.generator().writeEndObject();
    }
}
