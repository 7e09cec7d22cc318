package io.emend.access;

/** Tells who makes the request being handled on this thread. */
@FunctionalInterface
public interface CurrentCaller {
    /**
     * The caller of the present request.
     *
     * @throws io.emend.contract.problem.AccessDenied.Unauthenticated outside of an authenticated request
     */
    Caller get();
}
