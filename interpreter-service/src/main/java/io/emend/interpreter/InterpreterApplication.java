package io.emend.interpreter;

import io.emend.access.AccessModule;
import io.emend.access.ForwardedKey;
import io.emend.access.key.KeyModule;
import io.emend.contract.edit.EditApi;
import io.emend.contract.http.HttpClients;
import io.emend.contract.interpretation.AnswerApi;
import io.emend.graph.GraphModule;
import io.emend.graph.SchemaModule;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.client.RestClient;

/** The interpreter as a service of its own: the controller is called over HTTP, with the caller's own key. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({AccessModule.class, GraphModule.class, SchemaModule.class, KeyModule.class, InterpreterModule.class})
public class InterpreterApplication {
    /** Starts the service with {@code interpreter.yml}. */
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(InterpreterApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", "interpreter"));
        application.run(args);
    }

    @Bean
    HttpClients controllerClients(RestClient.Builder builder, InterpreterProperties properties, ForwardedKey caller) {
        URI controller = Objects.requireNonNull(
                properties.controllerUrl(),
                "emend.interpreter.controller-url must name the controller, such as http://localhost:8082");
        return HttpClients.of(builder, "controller", controller, properties.controllerTimeout(), caller::key);
    }

    @Bean
    EditApi editApi(HttpClients controllerClients) {
        return controllerClients.client(EditApi.class);
    }

    @Bean
    AnswerApi answerApi(HttpClients controllerClients) {
        return controllerClients.client(AnswerApi.class);
    }
}
