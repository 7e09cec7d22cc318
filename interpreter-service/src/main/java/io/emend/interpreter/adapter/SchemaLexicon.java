package io.emend.interpreter.adapter;

import io.emend.interpreter.lexicon.LexicalRelation;
import io.emend.interpreter.lexicon.LexicalRelation.Words;
import io.emend.interpreter.lexicon.RelationLexicon;
import io.emend.schema.ClassId;
import io.emend.schema.EntityKind;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Language;
import io.emend.schema.Lexicon;
import io.emend.schema.Question;
import io.emend.schema.Relation;
import io.emend.schema.RelationId;
import io.emend.schema.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The schema's relations as the interpreter's lexicon; names that read a relation backwards included, derived-only ones not. */
public final class SchemaLexicon {
    private SchemaLexicon() {}

    /** Reads the relations of a schema. */
    public static RelationLexicon of(KnowledgeSchema schema) {
        List<LexicalRelation> relations = new ArrayList<>();
        for (Relation relation : schema.relations()) {
            if (!relation.derivedOnly()) {
                relations.add(lexical(relation));
            }
        }
        schema.inverseNames().forEach(relation -> relations.add(lexical(relation)));
        return new RelationLexicon(relations);
    }

    private static LexicalRelation lexical(Relation relation) {
        Map<String, Words> words = new HashMap<>();
        for (Map.Entry<Language, Lexicon> entry : relation.lexicons().entrySet()) {
            words.put(entry.getKey().tag(), words(entry.getValue()));
        }
        return new LexicalRelation(
                relation.id().value(),
                relation.functional(),
                relation.symmetric(),
                relation.storedAs().map(RelationId::value).orElse(null),
                kinds(relation.domain(), relation.subjectKinds()),
                kinds(relation.range(), relation.objectKinds()),
                words);
    }

    private static Words words(Lexicon lexicon) {
        return new Words(
                lexicon.label(),
                lexicon.noun(),
                lexicon.aliases(),
                lexicon.statements().stream().map(Wording::text).toList(),
                lexicon.questions().stream().map(Question::text).toList());
    }

    private static Set<String> kinds(Set<ClassId> classes, Set<EntityKind> kinds) {
        Set<String> all = new HashSet<>();
        classes.forEach(id -> all.add(id.value()));
        kinds.stream().filter(EntityKind::isLiteral).forEach(kind -> all.add(kind.name()));
        return all;
    }
}
