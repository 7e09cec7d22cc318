package io.emend.editor;

import io.emend.editing.ledger.DeltaStore;
import io.emend.editing.ledger.WeightLedger;
import io.emend.editor.slot.QuestionForm;
import io.emend.editor.weights.ModelOpening;
import io.emend.editor.weights.TransformerWeights;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the hosted checkpoint. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EditorProperties.class)
class TransformerConfiguration {
    @Bean
    TransformerWeights editorWeights(EditorProperties properties, QuestionForm form) {
        WeightLedger ledger = ModelOpening.open(
                properties.modelFolder(), properties.dataFolder(), properties.corpus(), properties.threads());
        return new TransformerWeights(ledger, new DeltaStore(properties.dataFolder()), form);
    }
}
