package io.emend.editor;

import io.emend.access.AccessModule;
import io.emend.access.key.KeyModule;
import io.emend.graph.GraphModule;
import io.emend.graph.SchemaModule;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The editor as a service of its own. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({AccessModule.class, GraphModule.class, SchemaModule.class, KeyModule.class, EditorModule.class})
public class EditorApplication {
    /** Starts the service with {@code editor.yml}. */
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(EditorApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", "editor"));
        application.run(args);
    }
}
