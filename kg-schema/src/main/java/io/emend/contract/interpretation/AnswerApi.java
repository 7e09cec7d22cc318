package io.emend.contract.interpretation;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The controller answers questions: graph first where both know, the model's own words where they agree or the graph is silent. */
@HttpExchange
public interface AnswerApi {
    @PostExchange("/v1/answers")
    Answer answer(@RequestBody QuestionRequest request);
}
