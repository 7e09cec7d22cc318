package io.emend.lm.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.ToNumberPolicy;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTests {
    private static final Gson JSON = new GsonBuilder()
            .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
            .create();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-05T07:08:09Z"), ZoneOffset.UTC);

    record Case(
            String name,
            String template,
            Map<String, Object> variables,
            @Nullable String output,
            @Nullable String error) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Templates with what Jinja2 3.1 renders from them, set up as transformers sets it up. */
    static List<Case> cases() throws IOException {
        return JSON.fromJson(
                Files.readString(Path.of("src/test/resources/chat-templates.json")),
                new TypeToken<List<Case>>() {}.getType());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rendersWhatJinjaRenders(Case example) {
        if (example.error() != null) {
            assertThatThrownBy(() -> Template.parse(example.template()).render(example.variables(), CLOCK))
                    .isInstanceOf(TemplateException.class);
        } else {
            assertThat(Template.parse(example.template()).render(example.variables(), CLOCK))
                    .isEqualTo(example.output());
        }
    }

    @Test
    void printsTheDateOfTheGivenClock() {
        assertThat(Template.parse("{{ strftime_now('%d %b %Y') }}").render(Map.of(), CLOCK))
                .isEqualTo("05 Mar 2026");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% if x %}",
                "{% endif %}",
                "{{ x",
                "{{ 1 + }}",
                "{{ x y }}",
                "{% for in x %}{% endfor %}",
                "{% include 'secret' %}",
                "{{ '' ~ }}",
                "{{ a.b.c }}",
                "{{ x | nonsense }}",
                "{{ 1 is nonsense }}",
                "{{ 'a' + 1 }}",
                "{{ 1 // 0 }}",
                "{{ 'a'() }}",
                "{{ ''.__class__() }}",
                "{{ x.getClass() }}",
                "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
                "{% for a in range(100000) %}{% for b in range(100000) %}x{% endfor %}{% endfor %}",
                "{{ range(10000000000) }}",
                "{{ 'a'.split('') }}",
                "{{ 'a'.replace('b') }}",
            })
    void refusesMalformedAndBoundlessTemplates(String template) {
        assertThatThrownBy(() -> Template.parse(template).render(Map.of(), CLOCK))
                .isInstanceOf(TemplateException.class);
    }
}
