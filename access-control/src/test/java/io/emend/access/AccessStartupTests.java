package io.emend.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.access.start.StartupRefused;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;

class AccessStartupTests {
    private final WebApplicationContextRunner server = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    TomcatServletWebServerAutoConfiguration.class,
                    WebMvcAutoConfiguration.class,
                    SecurityAutoConfiguration.class))
            .withUserConfiguration(AccessModule.class);

    @Test
    void refusesToStartWhenNobodyCouldSignIn() {
        server.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("EMEND_ACCESS_ADMIN_KEY"));
    }

    @Test
    void refusesToShowTheDemoUsersToOtherMachines() {
        server.withPropertyValues("spring.profiles.active=demo", "server.address=0.0.0.0")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(StartupRefused.class)
                        .hasMessageContaining("127.0.0.1"));
    }

    @Test
    void refusesAKeyThatCanBeGuessed() {
        server.withPropertyValues("emend.access.admin-key=short")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("at least 20"));
    }

    @Test
    void startsWithAnAdministratorsKey() {
        server.withPropertyValues("emend.access.admin-key=a-long-enough-admin-key")
                .run(context -> {
                    ApiKeys keys = context.getBean(ApiKeys.class);
                    assertThat(keys.find("a-long-enough-admin-key"))
                            .map(Caller::role)
                            .contains(Role.ADMIN);
                    assertThat(keys.find("demo-admin")).isEmpty();
                });
    }
}
