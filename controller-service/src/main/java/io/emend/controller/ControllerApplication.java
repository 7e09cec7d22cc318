package io.emend.controller;

import io.emend.access.AccessModule;
import io.emend.access.AccessProperties;
import io.emend.access.key.KeyModule;
import io.emend.access.start.StartupRefused;
import io.emend.contract.http.HttpClients;
import io.emend.contract.model.EditorApi;
import io.emend.controller.adapter.RemoteHealth;
import io.emend.graph.GraphModule;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.client.RestClient;

/** The controller as a service of its own: the editor is called over HTTP, with the services' key. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({AccessModule.class, GraphModule.class, KeyModule.class, ControllerModule.class})
public class ControllerApplication {
    /** Starts the service with {@code controller.yml}. */
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(ControllerApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", "controller"));
        application.run(args);
    }

    /** Whether the editor is there and can commit. */
    @Bean
    HealthIndicator editorHealthIndicator(RestClient.Builder builder, ControllerProperties properties) {
        return new RemoteHealth(builder, properties.editorUrl());
    }

    @Bean
    EditorApi editorApi(RestClient.Builder builder, ControllerProperties properties, AccessProperties access) {
        String key = access.serviceKey();
        if (key == null) {
            throw new StartupRefused(
                    "The controller calls the editor with the services' key: set EMEND_ACCESS_SERVICE_KEY"
                            + " to at least 20 random characters, the same for every service.");
        }
        return HttpClients.withKey(builder, "editor", properties.editorUrl(), properties.editorTimeout(), key)
                .client(EditorApi.class);
    }
}
