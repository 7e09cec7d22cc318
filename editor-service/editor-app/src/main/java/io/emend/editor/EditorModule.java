package io.emend.editor;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The editor service on top of a graph. Needs a {@link io.emend.graph.KnowledgeGraph} and a {@link io.emend.graph.Ledger};
 * a schema, a clock, a meter registry and a fault point are used when there.
 */
@Configuration(proxyBeanMethods = false)
@Import({TransformerConfiguration.class, EditorConfiguration.class})
public class EditorModule {}
