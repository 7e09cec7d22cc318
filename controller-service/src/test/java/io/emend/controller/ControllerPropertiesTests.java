package io.emend.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

final class ControllerPropertiesTests {
    @Test
    void hasTheDocumentedDefaults() {
        ControllerProperties defaults = bind(Map.of());

        assertThat(defaults.patience()).isEqualTo(Duration.ofSeconds(30));
        assertThat(defaults.attempts()).isEqualTo(5);
        assertThat(defaults.mostConsequences()).isEqualTo(2_000);
        assertThat(defaults.editWarWindow()).isEqualTo(Duration.ofHours(24));
        assertThat(defaults.editWarFlips()).isEqualTo(3);
        assertThat(defaults.lostAnswerGrace()).isEqualTo(Duration.ofMinutes(1));
        assertThat(defaults.webhooks().timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(defaults.webhooks().firstRetry()).isEqualTo(Duration.ofSeconds(1));
        assertThat(defaults.webhooks().longestRetry()).isEqualTo(Duration.ofMinutes(5));
        assertThat(defaults.editorUrl()).isEqualTo(URI.create("http://localhost:8083"));
        assertThat(defaults.editorTimeout()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void readsTheDocumentedKeys() {
        ControllerProperties set = bind(Map.of(
                "emend.controller.patience", "5s",
                "emend.controller.edit-war-flips", "0",
                "emend.controller.most-consequences", "10"));

        assertThat(set.patience()).isEqualTo(Duration.ofSeconds(5));
        assertThat(set.editWarFlips()).isZero();
        assertThat(set.mostConsequences()).isEqualTo(10);
    }

    private static ControllerProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("emend.controller", ControllerProperties.class);
    }
}
