package dev.weft.session;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.FlowCatalogue;
import dev.weft.flow.FlowOffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks, beside everything else, which flow sources the cluster offers: once the first picture is whole, and again from
/// time to time, as sources are installed and rights are given meanwhile.
///
/// Threads: one virtual thread asks; `offers` from any thread.
final class FlowDetection {
    private static final Logger LOG = LoggerFactory.getLogger(FlowDetection.class);
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final Duration UNTIL_SYNCED = Duration.ofMillis(100);

    private final FlowCatalogue catalogue;
    private final Supplier<ClusterSnapshot> cluster;
    private final Runnable onNews;
    private volatile Optional<List<FlowOffer>> offers = Optional.empty();
    private final Thread thread = Thread.ofVirtual().name("weft-detection").unstarted(this::run);

    FlowDetection(FlowCatalogue catalogue, Supplier<ClusterSnapshot> cluster, Runnable onNews) {
        this.catalogue = catalogue;
        this.cluster = cluster;
        this.onNews = onNews;
    }

    void start() {
        thread.start();
    }

    /// The newest answer, the best first; absent before the first.
    Optional<List<FlowOffer>> offers() {
        return offers;
    }

    private void run() {
        try {
            while (!cluster.get().stamp().synced()) {
                Thread.sleep(UNTIL_SYNCED);
            }
            while (!Thread.currentThread().isInterrupted()) {
                ask();
                Thread.sleep(AGAIN);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() throws InterruptedException {
        try {
            var found = List.copyOf(catalogue.offers(cluster.get()));
            if (offers.isEmpty() || !found.equals(offers.get())) {
                offers = Optional.of(found);
                onNews.run();
            }
        } catch (RuntimeException bug) {
            LOG.error("W-DETECTION: the cluster was not asked for flow sources", bug);
        }
    }

    void close() {
        thread.interrupt();
    }
}
