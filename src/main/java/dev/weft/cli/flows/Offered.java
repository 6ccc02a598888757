package dev.weft.cli.flows;

import dev.weft.cli.CommandFailure;
import dev.weft.cli.Printed;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.FlowCatalogue;
import dev.weft.flow.FlowOffer;
import dev.weft.flow.FlowSource;
import dev.weft.flow.ReadPlan;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Opens sources that a cluster offers, with the consents that were given, and says on `err` what was chosen and what
/// else there is.
record Offered(FlowCatalogue catalogue, ClusterSnapshot snapshot, Consents consents, PrintWriter err) {
    private static final String SOCKETS = "sockets";

    /// `namespace` is the one in focus; `podExec` lets commands run in pods everywhere, `secrets` lets client
    /// certificates be read out of Secrets.
    record Consents(Optional<String> namespace, boolean podExec, boolean secrets) {}

    List<FlowSource> open(SourceChoice choice) throws InterruptedException {
        var offers = catalogue.offers(snapshot);
        var sources = new ArrayList<FlowSource>();
        if (choice.auto()) {
            sources.add(best(offers));
        }
        for (var name : choice.offered()) {
            sources.add(named(name, offers));
        }
        return sources;
    }

    private FlowSource best(List<FlowOffer> offers) {
        var best = offers.stream()
                .filter(offer -> offer.state() == FlowOffer.State.READY)
                .findFirst()
                .orElseThrow(() -> CommandFailure.usage(
                        "--source", "no flow source can be used just so" + others(offers), remedy(offers)));
        err.println(Printed.line("flows: " + best.source() + ", " + best.where() + ": " + best.adds()
                + others(offers.stream().filter(offer -> !offer.source().equals(best.source())).toList())));
        return opened(best);
    }

    private static String others(List<FlowOffer> offers) {
        return offers.isEmpty()
                ? ""
                : offers.stream()
                        .map(offer -> offer.source() + (switch (offer.state()) {
                            case READY -> "";
                            case ASKS -> " (asks for consent)";
                            case FORBIDDEN -> " (forbidden)";
                            case SILENT -> " (silent)";
                        }))
                        .collect(Collectors.joining(", ", "; also there: ", ""));
    }

    private static String remedy(List<FlowOffer> offers) {
        return offers.stream()
                .map(FlowOffer::remedy)
                .filter(remedy -> !remedy.isEmpty())
                .findFirst()
                .orElse(offers.stream().anyMatch(offer -> offer.source().equals(SOCKETS))
                        ? "read pods' sockets with --source sockets -n NAMESPACE"
                        : "name one with an address: --source hubble=HOST:PORT");
    }

    private FlowSource named(String name, List<FlowOffer> offers) {
        var offer = offers.stream()
                .filter(each -> each.source().equals(name))
                .findFirst()
                .orElseThrow(() -> CommandFailure.usage(
                        "--source", "\"" + name + "\" is not there", offers.isEmpty()
                                ? "name one with an address: --source hubble=HOST:PORT"
                                : "use one of " + offers.stream().map(FlowOffer::source)
                                        .collect(Collectors.joining(", "))));
        if (!offer.usable()) {
            throw CommandFailure.usage(
                    "--source " + name,
                    offer.where() + (offer.state() == FlowOffer.State.FORBIDDEN ? " may not be used" : " is silent"),
                    offer.remedy().isEmpty() ? "name another" : offer.remedy());
        }
        return opened(offer);
    }

    private FlowSource opened(FlowOffer offer) {
        var name = offer.source();
        if (name.equals(SOCKETS)) {
            tellPlan();
        } else if (offer.state() == FlowOffer.State.ASKS && !consents.secrets()) {
            throw CommandFailure.usage(
                    "--source " + name, "needs a client certificate out of a Secret", "consent with --allow-secrets");
        }
        return catalogue.open(name, namespaces(), consents.secrets() ? Set.of(name) : Set.of())
                .orElseThrow(() -> CommandFailure.usage(
                        "--source " + name,
                        "cannot be used",
                        offer.remedy().isEmpty() ? "name another" : offer.remedy()));
    }

    private Set<String> namespaces() {
        return consents.namespace()
                .map(Set::of)
                .orElse(consents.podExec() ? snapshot.namespaces().keySet() : Set.of());
    }

    /// Nobody should be surprised by commands in pods.
    private void tellPlan() {
        if (namespaces().isEmpty()) {
            var plan = ReadPlan.of(snapshot, snapshot.namespaces().keySet());
            throw CommandFailure.usage(
                    "--source sockets",
                    "runs cat in pods, and " + plan.sentence(),
                    "consent for one namespace with -n NAMESPACE, or for all with --allow-pod-exec");
        }
        err.println(Printed.line("flows: sockets " + ReadPlan.of(snapshot, namespaces()).sentence()));
    }
}
