package io.emend.editor.api;

import io.emend.contract.edit.EditProgress;
import io.emend.contract.model.AskRequest;
import io.emend.contract.model.CommitRequest;
import io.emend.contract.model.CommitResult;
import io.emend.contract.model.EditorApi;
import io.emend.contract.model.ModelAnswer;
import io.emend.editor.commit.CommitService;
import org.springframework.web.bind.annotation.RestController;

/** What the controller asks of the editor: over HTTP in three services, as a plain call in one JVM. */
@RestController
public class EditorController implements EditorApi {
    private final CommitService commits;
    private final OwnAnswers answers;

    public EditorController(CommitService commits, OwnAnswers answers) {
        this.commits = commits;
        this.answers = answers;
    }

    @Override
    public CommitResult commit(CommitRequest request) {
        return commits.commit(request);
    }

    @Override
    public EditProgress progress(String editId) {
        return commits.progress(editId);
    }

    @Override
    public ModelAnswer ask(AskRequest request) {
        return answers.answer(request);
    }
}
