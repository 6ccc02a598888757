package dev.weft.picture.lens;

import dev.weft.session.Frame;
import dev.weft.session.lens.FindingMarks;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.lens.Exposed;
import dev.weft.topology.lens.Isolations;
import dev.weft.topology.lens.Lens;
import dev.weft.topology.lens.Secrecy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the lenses that a frame was asked for say of one node or edge, in words: for tips, and for those who hear the
/// picture.
public final class LensWords {
    private LensWords() {}

    /// One short phrase each, in the order of lenses. Nothing is counted for them: what no picture of this frame has
    /// shown yet is left out.
    ///
    /// Threads: any thread, that of the window too.
    public static List<String> of(Frame frame, TopologyNode node) {
        var lenses = frame.request().panels().lenses();
        var sights = frame.scene().beside().sights();
        var groups = frame.scene().topology().groups();
        var words = new ArrayList<String>();
        var isolations = frame.scene().scenery().isolations();
        if (lenses.contains(Lens.ISOLATION) && isolations.isKnown()) {
            isolations.of(node, groups).ifPresent(mark -> words.add(isolation(frame, mark)));
        }
        if (lenses.contains(Lens.EXPOSURE)) {
            sights.exposures().flatMap(known -> known.of(node, groups)).ifPresent(exposed ->
                    words.addAll(exposure(exposed)));
        }
        if (lenses.contains(Lens.FINDINGS)) {
            frame.scene().marks().known()
                    .map(counted -> counted.nodes().get(node.id()))
                    .ifPresent(count -> words.add(findings(count)));
        }
        var meshes = frame.scene().scenery().meshes();
        if (lenses.contains(Lens.MTLS) && meshes.isKnown()) {
            meshes.of(node, groups).ifPresent(standing -> words.addAll(standing.why()));
        }
        return words;
    }

    /// What was seen of the secrecy of its traffic, and what the mesh's policy says, with what decides it.
    public static List<String> of(Frame frame, TopologyEdge edge) {
        var words = new ArrayList<String>();
        if (frame.request().panels().lenses().contains(Lens.MTLS)) {
            Secrecy.of(edge).ifPresent(seen -> words.add(seen.word()));
            frame.scene().scenery().meshes().known(edge).ifPresent(ruling -> words.addAll(ruling.briefly()));
        }
        return words;
    }

    private static String findings(FindingMarks.Count count) {
        return "%,d finding%s, the worst %s".formatted(
                count.many(), count.many() == 1 ? "" : "s", count.worst().name().toLowerCase(Locale.ROOT));
    }

    private static String isolation(Frame frame, Isolations.Mark mark) {
        var paper = IsolationOverlay.onPaper(frame) ? " (on paper: nothing enforces it)" : "";
        return mark.ingress().total() > 1
                ? IsolationOverlay.words(mark) + paper
                : "incoming " + state(mark.ingress()) + ", outgoing " + state(mark.egress()) + paper;
    }

    private static String state(Isolations.Share one) {
        if (one.isolated() > 0) {
            return "isolated";
        }
        return one.partly() > 0 ? "isolated for some replicas" : one.unknown() > 0 ? "not known" : "open";
    }

    private static List<String> exposure(Exposed exposed) {
        var words = new ArrayList<String>();
        words.add(exposed.unknown() ? "not known whom policies let in" : exposed.reach().word());
        if (exposed.perhapsMore() && !exposed.unknown()) {
            words.add("perhaps more");
        }
        if (exposed.led()) {
            words.add("a Service or Ingress leads callers to it");
        }
        return words;
    }
}
