package io.emend.editor.commit;

/** Called before each step of a commit; a test makes it throw or halt to stand for a crash there. */
@FunctionalInterface
public interface FaultPoint {
    /** The product's: nothing ever fails on purpose. */
    FaultPoint NONE = step -> {};

    /** Called before {@code step} starts. */
    void before(CommitStep step);
}
