package io.emend.controller.api;

import io.emend.access.CurrentCaller;
import io.emend.access.Role;
import io.emend.contract.interpretation.Answer;
import io.emend.contract.interpretation.AnswerApi;
import io.emend.contract.interpretation.QuestionRequest;
import io.emend.controller.domain.answer.Answering;
import org.springframework.web.bind.annotation.RestController;

/** Answers to understood questions. */
@RestController
public final class AnswerController implements AnswerApi {
    private final Answering answering;
    private final CurrentCaller caller;

    public AnswerController(Answering answering, CurrentCaller caller) {
        this.answering = answering;
        this.caller = caller;
    }

    @Override
    public Answer answer(QuestionRequest request) {
        caller.get().require(Role.READER);
        return answering.answer(request);
    }
}
