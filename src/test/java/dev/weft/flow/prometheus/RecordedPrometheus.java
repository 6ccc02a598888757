package dev.weft.flow.prometheus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Answers with what a real Prometheus answered about flowlab's scenario, over half an hour; a part of the edges.
final class RecordedPrometheus implements PrometheusApi {
    static final Duration WINDOW = Duration.ofMinutes(30);
    /// Seconds since 1970 when it was recorded.
    static final long NOW = 1_795_797_430L;
    private static final Pattern QUERY = Pattern.compile(".*[?&]query=([^&]*).*");
    private static final String EMPTY = vector("");
    private final Map<String, String> answers = new HashMap<>();

    static MetricFamily family(String name) {
        return MetricFamilies.ALL.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    RecordedPrometheus(MetricFamily family) {
        var recorded = read(family.name());
        for (int i = 0; i < family.queries().size(); i++) {
            var query = family.queries().get(i);
            var key = "%s: %s %s %d".formatted(family.name(), query.figure(), query.verdict(), i);
            answers.put(family.promql(query, WINDOW), recorded.path(key).toString());
        }
        answers.put(family.newest(), one(NOW - 3));
        answers.put(family.samples(Duration.ofMinutes(5)), one(20));
        answers.put(family.count(), one(40));
        answers.put("time()", "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[" + NOW
                + ",\"" + NOW + "\"]}}");
    }

    private static JsonNode read(String family) {
        try (var in = RecordedPrometheus.class.getResourceAsStream("/flow/prometheus/" + family + ".json")) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        }
    }

    static String one(double value) {
        return vector("{\"metric\":{},\"value\":[" + NOW + ",\"" + value + "\"]}");
    }

    static String vector(String rows) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[" + rows + "]}}";
    }

    /// Another answer to one query.
    RecordedPrometheus with(String query, String answer) {
        answers.put(query, answer);
        return this;
    }

    @Override
    public String get(String path) {
        var matcher = QUERY.matcher(path);
        if (!matcher.matches()) {
            return "{\"status\":\"success\",\"data\":{\"version\":\"2.42.0\"}}";
        }
        var query = URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8);
        if (path.contains("/query_range?")) { // held as far back as is asked
            var start = path.replaceAll(".*&start=(\\d+).*", "$1");
            return vector("{\"metric\":{},\"values\":[[" + start + ",\"40\"]]}");
        }
        return answers.getOrDefault(query, EMPTY);
    }

    @Override
    public String where() {
        return "http://recorded:9090";
    }
}
