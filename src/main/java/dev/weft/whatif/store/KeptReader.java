package dev.weft.whatif.store;

import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.Labels;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Origin;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.Workload;
import dev.weft.net.IpAddress;
import dev.weft.net.IpRange;
import dev.weft.net.IpSet;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Drafts;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Expectation;
import dev.weft.whatif.Originals;
import dev.weft.whatif.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tree of a file as what is kept. Throws [Fields.Unfit] for a tree that [KeptWriter] would not have made.
final class KeptReader {
    private KeptReader() {}

    static KeptFile.Reading read(@Nullable Object tree) {
        var file = Fields.of("", tree);
        if (!"drafts".equals(file.map().get("weft"))) {
            return new KeptFile.Reading.Broken("is no file of drafts");
        }
        int version = file.number("version");
        if (version > KeptFile.VERSION) {
            return new KeptFile.Reading.Newer(version);
        }
        var cluster = file.fields("cluster");
        var mark = new ClusterMark(cluster.text("address"), cluster.text("uid"));
        var stamp = new Kept.Stamp(file.time("saved"), mark, file.text("source"));
        var branches = file.list("branches", KeptReader::branch);
        int current = file.number("current");
        if (current < 0 || current >= branches.size()) {
            throw file.unfit("current", "no branch");
        }
        var pins = file.list("pins", KeptReader::pin);
        return new KeptFile.Reading.Whole(stamp, new Kept(new Drafts(branches, current), pins, file.text("side")));
    }

    private static Drafts.Branch branch(Fields fields) {
        var originals = new LinkedHashMap<ObjectRef, Optional<Manifest>>();
        fields.list("originals", original -> originals.put(
                original.ref("policy"),
                original.has("manifest") ? Optional.of(manifest(original.fields("manifest"))) : Optional.empty()));
        return new Drafts.Branch(
                fields.text("name"),
                new Draft(
                        fields.list("done", KeptReader::step),
                        fields.list("undone", KeptReader::step),
                        new Originals(fields.time("since"), originals)));
    }

    private static Step step(Fields fields) {
        var edits = fields.list("edits", KeptReader::edit);
        if (edits.isEmpty()) {
            throw fields.unfit("edits", "empty");
        }
        return new Step(fields.text("title"), edits, fields.truth("on"));
    }

    private static Edit edit(Fields fields) {
        return switch (fields.text("edit")) {
            case "put-policy" -> new Edit.PutPolicy(manifest(fields.fields("manifest")), fields.text("text"));
            case "remove-policy" -> new Edit.RemovePolicy(fields.ref("object"));
            case "relabel" -> new Edit.Relabel(fields.ref("object"), Labels.of(fields.texts("labels")));
            case "put-workload" -> new Edit.PutWorkload(workload(fields.fields("workload")));
            case "remove-workload" -> new Edit.RemoveWorkload(fields.ref("object"));
            default -> throw fields.unfit("edit", "no kind of edit");
        };
    }

    private static Manifest manifest(Fields fields) {
        var kind = new ResourceKind(
                fields.text("group"), fields.text("version"), fields.text("kind"), fields.text("plural"),
                fields.truth("namespaced"));
        var body = new LinkedHashMap<String, Object>();
        fields.fields("body").map().forEach((key, value) -> body.put(String.valueOf(key), value));
        return new Manifest(
                kind, fields.ref("ref"), body, new Origin(fields.text("file"), fields.numbers("lines")));
    }

    private static Workload workload(Fields fields) {
        Optional<Workload.Template> template = fields.has("labels")
                ? Optional.of(new Workload.Template(
                        Labels.of(fields.texts("labels")), ports(fields), fields.truth("hostNetwork")))
                : Optional.empty();
        Optional<ObjectRef> owner = fields.has("owner") ? Optional.of(fields.ref("owner")) : Optional.empty();
        return new Workload(fields.ref("ref"), owner, fields.number("replicas"), template);
    }

    private static List<ContainerPort> ports(Fields fields) {
        var ports = new ArrayList<ContainerPort>();
        for (var row : fields.rows("ports", 3)) {
            if (!(row.get(0) instanceof String name) || !(row.get(2) instanceof Integer number)) {
                throw fields.unfit("ports", "no list of ports");
            }
            ports.add(new ContainerPort(name, protocol(fields, "ports", row.get(1)), number));
        }
        return ports;
    }

    private static Protocol protocol(Fields fields, String name, @Nullable Object value) {
        return Protocol.named(String.valueOf(value)).orElseThrow(() -> fields.unfit(name, "no protocol"));
    }

    private static Expectation pin(Fields fields) {
        int port = fields.number("port");
        if (port < 1 || port > 65_535) {
            throw fields.unfit("port", "no port");
        }
        return new Expectation(
                end(fields.fields("from")),
                end(fields.fields("to")),
                new Traffic(protocol(fields, "protocol", fields.text("protocol")), port),
                fields.truth("allowed"));
    }

    private static Expectation.End end(Fields fields) {
        if (fields.has("workload")) {
            return new Expectation.End.OfWorkload(fields.ref("workload"));
        }
        var ranges = new ArrayList<IpRange>();
        for (var row : fields.rows("outside", 2)) {
            ranges.add(new IpRange(address(fields, row.get(0)), address(fields, row.get(1))));
        }
        return new Expectation.End.Outside(new IpSet(ranges));
    }

    private static IpAddress address(Fields fields, @Nullable Object text) {
        return IpAddress.parse(String.valueOf(text)).orElseThrow(() -> fields.unfit("outside", "no addresses"));
    }
}
