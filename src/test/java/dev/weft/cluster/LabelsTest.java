package dev.weft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelsTest {
    @Test
    void labelsThatAControllerMakesAnewDoNotLast() {
        var labels = Labels.of(Map.of(
                "app", "web", "pod-template-hash", "6f9d", "controller-revision-hash", "x", "job-name", "nightly-42"));

        assertThat(labels.lasting()).isEqualTo(Labels.of(Map.of("app", "web")));
    }

    @Test
    void lastingLabelsStayTheSameObject() {
        var labels = Labels.of(Map.of("app", "web"));

        assertThat(labels.lasting()).isSameAs(labels);
    }
}
