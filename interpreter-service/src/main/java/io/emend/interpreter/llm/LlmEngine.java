package io.emend.interpreter.llm;

import io.emend.contract.interpretation.Clarification;
import io.emend.contract.interpretation.Intent;
import io.emend.contract.interpretation.Interpretation;
import io.emend.contract.interpretation.InterpretedOperation.Op;
import io.emend.contract.interpretation.UtteranceRequest;
import io.emend.interpreter.engine.CurrentReader;
import io.emend.interpreter.engine.EmbeddedEngine;
import io.emend.interpreter.engine.InterpretationEngine;
import io.emend.interpreter.llm.ChatEndpoint.Unusable;
import io.emend.interpreter.parse.Extraction;
import io.emend.interpreter.parse.Extraction.Claim;
import io.emend.interpreter.parse.Extraction.Name;
import io.emend.interpreter.parse.UtteranceReader;
import io.emend.interpreter.parse.UtteranceReader.Material;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Lets a language model read utterances. What it says counts only as far as it has ground in the utterance, the graph and
 * the lexicon; where it has none, or no answer comes, the embedded engine's reading is taken. It cannot make an edit of what
 * the embedded engine holds for none: then the user is asked.
 */
public final class LlmEngine implements InterpretationEngine {
    /** The engine's name in configuration. */
    public static final String NAME = "llm";

    private static final Logger log = LoggerFactory.getLogger(LlmEngine.class);

    private final CurrentReader reader;
    private final EmbeddedEngine fallback;
    private final ChatEndpoint endpoint;
    private final int attempts;

    /** @throws NullPointerException if no address of a model is configured */
    public LlmEngine(CurrentReader reader, LlmProperties properties) {
        URI url = Objects.requireNonNull(
                properties.url(),
                "emend.interpreter.llm.url must name an endpoint, such as http://localhost:8000/v1, for the engine llm");
        this.reader = reader;
        this.fallback = new EmbeddedEngine(reader);
        this.endpoint = new ChatEndpoint(properties, url);
        this.attempts = properties.attempts();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Interpretation interpret(UtteranceRequest request) {
        Interpretation own = fallback.interpret(request);
        UtteranceReader current = reader.get();
        Material material = current.material(request.text());
        Prompt prompt = new Prompt(current.lexicon());
        for (int attempt = 1; attempt <= attempts; attempt++) {
            try {
                JsonNode answer = endpoint.ask(Prompt.SYSTEM, prompt.about(material), prompt.schema(material));
                Optional<Interpretation> grounded = current.ground(request, extraction(answer));
                if (grounded.isPresent()) {
                    return cautious(grounded.get(), own);
                }
                log.debug("Attempt {}: the model's answer has no ground in the utterance", attempt);
            } catch (Unusable | IllegalArgumentException unusable) {
                log.debug("Attempt {}: no usable answer from the model: {}", attempt, unusable.getMessage());
            }
        }
        log.info("The language model gave no usable answer; the embedded engine's reading is taken");
        return own;
    }

    /** @throws IllegalArgumentException if the answer is not of the schema */
    private static Extraction extraction(JsonNode answer) {
        if (!answer.isObject() || !answer.path("operations").isArray()) {
            throw new IllegalArgumentException("not of the schema");
        }
        List<Claim> claims = new ArrayList<>();
        for (JsonNode operation : answer.path("operations")) {
            JsonNode relation = operation.path("relation");
            claims.add(new Claim(
                    Op.valueOf(operation.path("op").asString("")),
                    name(operation.path("subject")),
                    relation.isString() ? relation.asString() : null,
                    name(operation.path("object"))));
        }
        return new Extraction(Intent.valueOf(answer.path("intent").asString("")), claims);
    }

    private static @Nullable Name name(JsonNode node) {
        if (!node.isObject()) {
            return null;
        }
        String id = node.path("id").asString("null");
        return new Name(node.path("mention").asString(""), id.equals("null") ? null : id);
    }

    /** An edit needs both readings: an utterance that talks the model into one does not talk the other into it too. */
    private static Interpretation cautious(Interpretation read, Interpretation own) {
        boolean mayChange = own.intent() == Intent.EDIT
                || own.intent() == Intent.RETRACT
                || own.intent() == Intent.CLARIFY
                        && read.operations().size()
                                <= Math.max(1, own.operations().size());
        if (!changes(read.intent()) || mayChange && !(changes(own.intent()) && exceeds(read, own))) {
            return read;
        }
        boolean zh = read.lang().equals("zh");
        Clarification asked = new Clarification(
                zh
                        ? "不能确定这是修改请求。请直接陈述要记录的事实。"
                        : "It is not certain that this asks for a change. Please state the fact plainly.",
                List.of());
        return new Interpretation(
                Intent.CLARIFY, read.lang(), read.confidence(), read.operations(), asked, read.explanation());
    }

    private static boolean changes(Intent intent) {
        return intent == Intent.EDIT || intent == Intent.RETRACT;
    }

    private static boolean exceeds(Interpretation read, Interpretation own) {
        return read.operations().size() > own.operations().size();
    }
}
