package dev.weft.flow.source;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.access.PodTunnels;
import dev.weft.flow.prometheus.PrometheusApi;
import dev.weft.flow.prometheus.PrometheusFailure;
import dev.weft.flow.prometheus.PrometheusUrl;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// A Prometheus that the API server's proxy does not reach, asked through a port-forward to one of its pods: a tunnel
/// for each question, as they are few and minutes may lie between them. It speaks plain HTTP: inside the tunnel its
/// certificate would be for another name.
record PrometheusThroughPod(Place place, Supplier<ClusterSnapshot> cluster, PodTunnels tunnels, Duration limit)
        implements PrometheusApi {
    @Override
    public String get(String path) throws PrometheusFailure, InterruptedException {
        var door = place.doors(cluster.get()).stream().findFirst();
        if (door.isEmpty()) {
            throw silent("no pod of " + place.text() + " is ready");
        }
        try (var tunnel = tunnels.open(door.get().pod(), door.get().port())) {
            var address = tunnel.address();
            var url = "http://" + address.getAddress().getHostAddress() + ":" + address.getPort();
            return PrometheusUrl.of(url, Optional.empty(), Optional.empty(), limit).get(path);
        } catch (PrometheusFailure known) {
            throw known;
        } catch (IOException unreached) {
            throw silent(String.valueOf(unreached.getMessage()));
        }
    }

    private PrometheusFailure silent(String why) {
        return new PrometheusFailure(
                PrometheusFailure.Reason.SILENT, why, "run: kubectl get pods -n " + place.namespace());
    }

    @Override
    public String where() {
        return place.text() + ", by port-forward";
    }
}
