package dev.weft.flow.prometheus;

import dev.weft.flow.prometheus.PrometheusFailure.Reason;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Questions to a Prometheus, and its answers as values.
///
/// Source: the HTTP API of Prometheus, "Instant queries", "Range queries", "Build Information".
record PrometheusQueries(PrometheusApi api) {
    private static final JsonMapper JSON = new JsonMapper();

    /// The version, or empty where a relative of Prometheus does not tell (Thanos, VictoriaMetrics).
    String version() throws PrometheusFailure, InterruptedException {
        try {
            return answer("/api/v1/status/buildinfo").path("version").asString("");
        } catch (PrometheusFailure failure) {
            if (failure.reason() == Reason.STRANGER || failure.reason() == Reason.QUESTION) {
                return "";
            }
            throw failure;
        }
    }

    /// Prometheus' own clock.
    Instant now() throws PrometheusFailure, InterruptedException {
        var result = answer("/api/v1/query?query=" + encoded("time()")).path("result");
        return at(number(result.path(0)));
    }

    List<MetricRow> rows(String query) throws PrometheusFailure, InterruptedException {
        var result = answer("/api/v1/query?query=" + encoded(query)).path("result");
        var rows = new ArrayList<MetricRow>(result.size());
        for (var each : result) {
            var labels = new HashMap<String, String>();
            each.path("metric").properties().forEach(
                    label -> labels.put(label.getKey(), label.getValue().asString("")));
            rows.add(new MetricRow(labels, number(each.path("value").path(1))));
        }
        return rows;
    }

    /// The value of a query that gives one; empty when there is nothing.
    Optional<Double> value(String query) throws PrometheusFailure, InterruptedException {
        return rows(query).stream().map(MetricRow::value).filter(Double::isFinite).findFirst();
    }

    /// The first moment of the `span` before `end` at which the query gives something.
    Optional<Instant> first(String query, Instant end, Duration span, Duration step)
            throws PrometheusFailure, InterruptedException {
        var path = "/api/v1/query_range?query=%s&start=%d&end=%d&step=%d".formatted(
                encoded(query), end.minus(span).getEpochSecond(), end.getEpochSecond(), step.toSeconds());
        var values = answer(path).path("result").path(0).path("values");
        return values.isEmpty() ? Optional.empty() : Optional.of(at(number(values.path(0).path(0))));
    }

    private JsonNode answer(String path) throws PrometheusFailure, InterruptedException {
        var body = api.get(path);
        if (body.length() > PrometheusUrl.MOST_BYTES) {
            throw PrometheusFailure.tooMuch();
        }
        try {
            var root = JSON.readTree(body);
            if (root.path("status").asString("").equals("success")) {
                return root.path("data");
            }
            if (root.has("error")) {
                throw new PrometheusFailure(
                        Reason.QUESTION, "a query was refused: " + root.path("error").asString(""),
                        "look at the limits of that Prometheus");
            }
        } catch (JacksonException noJson) {
            // answered below, as what came is of no use to anybody
        }
        throw stranger(body);
    }

    private PrometheusFailure stranger(String body) {
        var what = body.stripLeading().startsWith("<") ? "a web page" : "something else than Prometheus' JSON";
        return new PrometheusFailure(
                Reason.STRANGER, api.where() + " answers with " + what,
                "check the address, and whether a login stands before it");
    }

    private static double number(JsonNode node) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        return switch (node.asString("")) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            case "", "NaN" -> Double.NaN;
            case String text -> parsed(text);
        };
    }

    private static double parsed(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException noNumber) {
            return Double.NaN;
        }
    }

    /// Of seconds since 1970, to the millisecond.
    static Instant at(double seconds) {
        return Double.isFinite(seconds)
                ? Instant.ofEpochMilli(BigDecimal.valueOf(seconds).movePointRight(3).longValue())
                : Instant.EPOCH;
    }

    private static String encoded(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }
}
