package io.emend.interpreter.bench;

import io.emend.contract.interpretation.Intent;
import io.emend.contract.interpretation.Interpretation;
import io.emend.contract.interpretation.InterpretedOperation;
import io.emend.contract.interpretation.InterpretedOperation.Op;
import io.emend.contract.interpretation.Mention;
import io.emend.contract.interpretation.UtteranceRequest;
import io.emend.interpreter.engine.InterpretationEngine;
import io.emend.interpreter.entity.EntityIndex;
import io.emend.interpreter.entity.KnownEntity;
import io.emend.interpreter.lexicon.LexicalRelation;
import io.emend.interpreter.lexicon.RelationLexicon;
import io.emend.interpreter.text.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What reading by plain patterns comes to, to compare with: each wording of the lexicon matches a whole sentence that
 * differs from it in the names only. Statements edit, questions ask, and nothing else is understood.
 */
final class PatternBaseline implements InterpretationEngine {
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.?!])\\s+|(?<=[\u3002\uFF1F\uFF01])");

    private final EntityIndex index;
    private final List<Wording> wordings = new ArrayList<>();

    private record Wording(LexicalRelation relation, Pattern pattern, boolean backwards, boolean asks) {}

    PatternBaseline(RelationLexicon lexicon, EntityIndex index) {
        this.index = index;
        for (LexicalRelation relation : lexicon.all()) {
            LexicalRelation stored = relation.storedAs() == null
                    ? relation
                    : lexicon.find(relation.storedAs()).orElse(relation);
            for (LexicalRelation.Words words : relation.words().values()) {
                words.statements().forEach(text -> add(stored, relation, text, false));
                words.questions().forEach(text -> add(stored, relation, text, true));
            }
        }
    }

    private void add(LexicalRelation stored, LexicalRelation relation, String wording, boolean asks) {
        String body = wording.replaceAll("[.?!\u3002\uFF1F\uFF01]$", "");
        String pattern = Pattern.quote(body).replace("{s}", "\\E(?<s>.+?)\\Q").replace("{o}", "\\E(?<o>.+?)\\Q");
        wordings.add(new Wording(
                stored,
                Pattern.compile(pattern + "[.?!\u3002\uFF1F\uFF01]?", Pattern.CASE_INSENSITIVE),
                relation.storedAs() != null,
                asks));
    }

    @Override
    public String name() {
        return "patterns";
    }

    @Override
    public Interpretation interpret(UtteranceRequest request) {
        List<InterpretedOperation> operations = new ArrayList<>();
        for (String sentence : SENTENCE_END.split(request.text().strip())) {
            InterpretedOperation operation = read(sentence.strip());
            if (operation != null) {
                operations.add(operation);
            }
        }
        Intent intent = operations.isEmpty()
                ? Intent.CHAT
                : operations.stream().anyMatch(operation -> operation.op() == Op.ASK) ? Intent.QUERY : Intent.EDIT;
        boolean chinese = request.text().codePoints().anyMatch(Folding::isHan);
        return new Interpretation(intent, chinese ? "zh" : "en", 1, operations, null, null);
    }

    private @Nullable InterpretedOperation read(String sentence) {
        for (Wording wording : wordings) {
            Matcher matcher = wording.pattern().matcher(sentence);
            if (matcher.matches()) {
                Map<String, Integer> groups = wording.pattern().namedGroups();
                Mention subject = groups.containsKey("s") ? mention(matcher.group("s")) : null;
                Mention object = groups.containsKey("o") ? mention(matcher.group("o")) : null;
                return new InterpretedOperation(
                        wording.asks() ? Op.ASK : Op.ASSERT,
                        wording.backwards() ? object : subject,
                        new Mention(wording.relation().id(), null, null, -1, -1, 1, false, List.of(), null, null),
                        wording.backwards() ? subject : object,
                        null,
                        null);
            }
        }
        return null;
    }

    private Mention mention(String name) {
        List<KnownEntity> named = index.named(name);
        return named.isEmpty()
                ? new Mention(null, name, name, -1, -1, 0, true, List.of(), null, null)
                : new Mention(named.getFirst().id(), name, name, -1, -1, 1, false, List.of(), null, null);
    }
}
