package io.emend.interpreter;

import io.emend.contract.edit.Edit;
import io.emend.contract.edit.EditApi;
import io.emend.contract.edit.EditRequest;
import io.emend.contract.edit.ObjectReference;
import io.emend.contract.edit.Operation;
import io.emend.contract.edit.RollbackPreview;
import io.emend.contract.edit.RollbackRequest;
import io.emend.contract.interpretation.Answer;
import io.emend.contract.interpretation.AnswerApi;
import io.emend.contract.interpretation.Clarification;
import io.emend.contract.interpretation.Interpretation;
import io.emend.contract.interpretation.InterpretedOperation;
import io.emend.contract.interpretation.Mention;
import io.emend.contract.interpretation.QuestionRequest;
import io.emend.contract.interpretation.UtteranceRequest;
import io.emend.contract.interpretation.UtteranceResult;
import io.emend.contract.interpretation.UtteranceResult.Outcome;
import io.emend.contract.knowledge.Reference;
import io.emend.contract.knowledge.Source;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * Does what an utterance says, through the controller and with the caller's own rights. Only a statement that was
 * understood without doubt becomes an edit; a supposition never does.
 */
public final class UtteranceService {
    /** Marks an entity that an edit introduces; its name follows. */
    private static final String NEW_ENTITY = "new:";

    private final InterpretationService interpretations;
    private final EditApi edits;
    private final AnswerApi answers;

    public UtteranceService(InterpretationService interpretations, EditApi edits, AnswerApi answers) {
        this.interpretations = interpretations;
        this.edits = edits;
        this.answers = answers;
    }

    /**
     * Understands an utterance and acts on it.
     *
     * @param idempotencyKey handed on to the controller
     * @param prefer how long to wait, handed on to the controller
     * @return 202 with the edit's place while it goes on, else 200
     */
    public ResponseEntity<UtteranceResult> utter(
            @Nullable String idempotencyKey, @Nullable String prefer, UtteranceRequest request) {
        Interpretation understood = interpretations.interpret(request);
        Clarification question = understood.clarification();
        if (question != null) {
            return answered(understood, Outcome.question(question));
        }
        return switch (understood.intent()) {
            case EDIT, RETRACT -> change(idempotencyKey, prefer, request, understood);
            case UNDO -> undo(idempotencyKey, prefer, request, understood);
            case QUERY, VERIFY, CHAT -> answered(understood, Outcome.answer(answer(request, understood)));
            case HYPOTHETICAL -> answered(understood, Outcome.question(notDone(understood)));
            case CLARIFY -> answered(understood, Outcome.question(unclear(understood)));
        };
    }

    private ResponseEntity<UtteranceResult> change(
            @Nullable String idempotencyKey,
            @Nullable String prefer,
            UtteranceRequest request,
            Interpretation understood) {
        List<Operation> operations = understood.operations().stream()
                .map(UtteranceService::operation)
                .toList();
        if (operations.isEmpty()) {
            return answered(understood, Outcome.question(unclear(understood)));
        }
        EditRequest edit = new EditRequest(operations, new Source(null, null, request.text()), null, null, null);
        if (Boolean.TRUE.equals(request.dryRun())) {
            return answered(understood, Outcome.edit(edits.preview(edit)));
        }
        ResponseEntity<Edit> done = edits.edit(idempotencyKey, prefer, edit);
        return passedOn(done, understood, Outcome.edit(body(done)));
    }

    private static Operation operation(InterpretedOperation understood) {
        Reference subject = reference(Objects.requireNonNull(understood.subject(), "subject"));
        Reference relation = reference(Objects.requireNonNull(understood.relation(), "relation"));
        Mention object = understood.object();
        boolean asserts = understood.op() == InterpretedOperation.Op.ASSERT;
        return new Operation(
                asserts ? Operation.Kind.ASSERT : Operation.Kind.RETRACT,
                subject,
                relation,
                object == null ? null : object(object),
                understood.validFrom(),
                understood.validTo());
    }

    private static Reference reference(Mention mention) {
        return new Reference(mention.isNew() ? NEW_ENTITY + mention.label() : mention.id(), mention.label());
    }

    private static ObjectReference object(Mention mention) {
        if (mention.value() != null) {
            return ObjectReference.literal(mention.value(), mention.datatype() == null ? "string" : mention.datatype());
        }
        String id = mention.isNew() ? NEW_ENTITY + mention.label() : mention.id();
        return new ObjectReference(id, mention.label(), null, null);
    }

    private ResponseEntity<UtteranceResult> undo(
            @Nullable String idempotencyKey,
            @Nullable String prefer,
            UtteranceRequest request,
            Interpretation understood) {
        InterpretedOperation about = understood.operations().isEmpty()
                ? null
                : understood.operations().getFirst();
        RollbackRequest.Slot slot = new RollbackRequest.Slot(
                about == null || about.subject() == null ? null : reference(about.subject()),
                about == null || about.relation() == null ? null : reference(about.relation()));
        RollbackRequest rollback = new RollbackRequest(null, null, null, null, slot, null, request.text());
        if (Boolean.TRUE.equals(request.dryRun())) {
            return answered(understood, Outcome.question(preview(understood, rollback)));
        }
        ResponseEntity<Edit> done = edits.rollback(idempotencyKey, prefer, rollback);
        return passedOn(done, understood, Outcome.rollback(body(done)));
    }

    /** A dry run of an undo tells what would be taken back, as a question. */
    private Clarification preview(Interpretation understood, RollbackRequest rollback) {
        RollbackPreview preview = edits.previewRollback(rollback);
        String named = String.join(", ", preview.edits());
        boolean zh = understood.lang().equals("zh");
        String question =
                zh ? "这将撤销编辑 " + named + "。要执行吗？" : "This would take back the edit " + named + ". Shall it be done?";
        return new Clarification(preview.refused() == null ? question : preview.refused(), List.of());
    }

    private Answer answer(UtteranceRequest request, Interpretation understood) {
        InterpretedOperation about = understood.operations().isEmpty()
                ? null
                : understood.operations().getFirst();
        return answers.answer(new QuestionRequest(
                request.text(),
                understood.lang(),
                about == null ? null : id(about.subject()),
                about == null ? null : id(about.relation()),
                about == null ? null : objectId(about.object())));
    }

    private static @Nullable String id(@Nullable Mention mention) {
        return mention == null ? null : mention.id();
    }

    private static @Nullable String objectId(@Nullable Mention mention) {
        if (mention == null) {
            return null;
        }
        return mention.value() != null ? mention.value() : mention.id();
    }

    private static Clarification notDone(Interpretation understood) {
        return new Clarification(
                understood.lang().equals("zh")
                        ? "这是假设，不会改变任何内容。如果要记录为事实，请直接陈述。"
                        : "That was a supposition, so nothing was changed. To record it as a fact, state it plainly.",
                List.of());
    }

    private static Clarification unclear(Interpretation understood) {
        return new Clarification(
                understood.lang().equals("zh")
                        ? "没有理解，请换一种说法。"
                        : "I did not understand that; please put it differently.",
                List.of());
    }

    private static Edit body(ResponseEntity<Edit> response) {
        return Objects.requireNonNull(response.getBody(), "the controller returned no edit");
    }

    private static ResponseEntity<UtteranceResult> answered(Interpretation understood, Outcome outcome) {
        return ResponseEntity.ok(new UtteranceResult(understood, outcome));
    }

    /** 202 and the edit's location are the controller's to tell; what is done is 200 here. */
    private static ResponseEntity<UtteranceResult> passedOn(
            ResponseEntity<Edit> done, Interpretation understood, Outcome outcome) {
        boolean goesOn = done.getStatusCode().isSameCodeAs(HttpStatus.ACCEPTED);
        ResponseEntity.BodyBuilder response = ResponseEntity.status(goesOn ? HttpStatus.ACCEPTED : HttpStatus.OK);
        String location = done.getHeaders().getFirst(HttpHeaders.LOCATION);
        if (location != null) {
            response.header(HttpHeaders.LOCATION, location);
        }
        return response.body(new UtteranceResult(understood, outcome));
    }
}
