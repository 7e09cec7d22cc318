package io.emend.graph.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How entities are found and labelled. */
abstract class EntityContract extends SmallWorld {
    @Test
    void findsEntitiesByExactNameInAnyLanguage() {
        assertThat(graph.knowledge().entitiesByName("ada LOVELACE"))
                .extracting("id")
                .containsExactly("Q1");
        assertThat(graph.knowledge().entitiesByName("Countess of Lovelace"))
                .extracting("id")
                .containsExactly("Q1");
        assertThat(graph.knowledge().entitiesByName("巴黎")).extracting("id").containsExactly("Q11");
        assertThat(graph.knowledge().entitiesByName("Maria Sklodowska Curie"))
                .extracting("id")
                .containsExactly("Q3");
        assertThat(graph.knowledge().entitiesByName("Ada")).isEmpty();
    }

    @Test
    void searchesByLabelAliasPrefixTypoAndChinese() {
        assertThat(best("Paris", "en")).isEqualTo("Q11");
        assertThat(best("City of Light", "en")).isEqualTo("Q11");
        assertThat(best("Marie", "en")).isEqualTo("Q3");
        assertThat(best("Alan Truing", "en")).isEqualTo("Q2");
        assertThat(best("Lodnon", "en")).isEqualTo("Q10");
        assertThat(best("居里", "zh")).isIn("Q3", "Q4");
        assertThat(best("伦敦", "zh")).isEqualTo("Q10");
        assertThat(graph.knowledge().searchEntities("curie", "en", 10)).hasSize(2);
        assertThat(graph.knowledge().searchEntities("zzzzzz", "en", 10)).isEmpty();
        assertThat(graph.knowledge().searchEntities("AND ( \" ~ * :/", "en", 10))
                .isEmpty();
    }

    @Test
    void labelsEntitiesInALanguageOrTheNextBest() {
        assertThat(graph.knowledge().labels(List.of("Q10", "Q11", "Q99"), "zh"))
                .containsOnly(Map.entry("Q10", "伦敦"), Map.entry("Q11", "巴黎"));
        assertThat(graph.knowledge().labels(List.of("Q10"), "de")).containsEntry("Q10", "London");
    }

    private String best(String query, String lang) {
        return graph.knowledge()
                .searchEntities(query, lang, 5)
                .getFirst()
                .entity()
                .id();
    }
}
