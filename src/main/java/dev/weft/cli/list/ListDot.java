package dev.weft.cli.list;

import dev.weft.cli.CommandContext;
import dev.weft.cli.Printed;
import dev.weft.cluster.ObjectRef;
import dev.weft.policy.Party;
import dev.weft.policy.exposure.Exposure;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// `list -o dot`: a directed graph for graphviz, one cluster for each namespace. Every id and label is quoted.
///
/// Source: graphviz, "DOT Language": within a quoted string only the quote itself needs an escape; labels also read
/// backslashes.
final class ListDot {
    private final PrintWriter out;

    private ListDot(PrintWriter out) {
        this.out = out;
    }

    static void write(Listing listing, Optional<Exposure> exposure, CommandContext context) {
        var dot = new ListDot(context.out());
        dot.out.println("digraph {");
        dot.nodes(listing.parties());
        exposure.ifPresent(dot::newcomers);
        SureEdges.write(listing, context, (source, destination, traffic) -> dot.edge(source, destination, traffic, ""));
        exposure.ifPresent(dot::exposed);
        dot.out.println("}");
    }

    private void nodes(List<Party> parties) {
        var namespaces = new TreeMap<String, List<ObjectRef>>();
        for (var party : parties) {
            if (party instanceof Party.Group(var ref, _)) {
                namespaces.computeIfAbsent(ref.namespace(), _ -> new ArrayList<>()).add(ref);
            }
        }
        namespaces.forEach((namespace, refs) -> {
            out.println("\tsubgraph " + quoted("cluster_" + namespace) + " {");
            out.println("\t\tlabel=" + quoted(namespace));
            refs.forEach(ref -> node("\t\t", ref.id(), ref.name() + "[" + ref.kind() + "]", ""));
            out.println("\t}");
        });
        for (var party : parties) {
            if (party instanceof Party.Outside) {
                node("\t", party.id(), party.id(), " shape=box");
            }
        }
    }

    private void newcomers(Exposure exposure) {
        var names = new TreeSet<String>();
        exposure.sure().forEach(entry -> names.add(ExposureWords.newcomer(entry)));
        names.forEach(name -> node("\t", name, name, " shape=diamond"));
    }

    private void exposed(Exposure exposure) {
        exposure.sure().forEach(entry -> {
            var newcomer = ExposureWords.newcomer(entry);
            var workload = entry.workload().id();
            switch (entry.direction()) {
                case EGRESS -> edge(workload, newcomer, ExposureWords.traffic(entry), " style=dashed");
                case INGRESS -> edge(newcomer, workload, ExposureWords.traffic(entry), " style=dashed");
            }
        });
    }

    private void node(String indent, String id, String label, String more) {
        out.println(indent + quoted(id) + " [label=" + quoted(label) + more + "]");
    }

    private void edge(String source, String destination, String traffic, String more) {
        out.println("\t" + quoted(source) + " -> " + quoted(destination) + " [label=" + quoted(traffic) + more + "]");
    }

    private static String quoted(String text) {
        return "\"" + Printed.line(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
