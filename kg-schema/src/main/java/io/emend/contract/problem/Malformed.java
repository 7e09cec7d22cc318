package io.emend.contract.problem;

import java.util.Map;

/** The request itself is wrong: unreadable, too large, or not of the expected form. */
public sealed class Malformed extends KnowledgeProblem
        permits Malformed.Method, Malformed.NotAcceptable, Malformed.MediaType, Malformed.TooLarge {
    private static final long serialVersionUID = 1L;

    public Malformed(String detail, Map<String, Object> data) {
        super(ProblemType.MALFORMED_REQUEST, detail, data);
    }

    public Malformed(String detail) {
        this(detail, Map.of());
    }

    private Malformed(ProblemType type, String detail, Map<String, Object> data) {
        super(type, detail, data);
    }

    /** The resource exists, but not for this HTTP method. */
    public static final class Method extends Malformed {
        private static final long serialVersionUID = 1L;

        public Method(String detail, Map<String, Object> data) {
            super(ProblemType.METHOD_NOT_ALLOWED, detail, data);
        }
    }

    /** The client accepts none of the representations on offer. */
    public static final class NotAcceptable extends Malformed {
        private static final long serialVersionUID = 1L;

        public NotAcceptable(String detail, Map<String, Object> data) {
            super(ProblemType.NOT_ACCEPTABLE, detail, data);
        }
    }

    /** The body's media type is not one that is read here. */
    public static final class MediaType extends Malformed {
        private static final long serialVersionUID = 1L;

        public MediaType(String detail, Map<String, Object> data) {
            super(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail, data);
        }
    }

    /** The body or a text in it exceeds its limit; data holds limit and found. */
    public static final class TooLarge extends Malformed {
        private static final long serialVersionUID = 1L;

        public TooLarge(String detail, Map<String, Object> data) {
            super(ProblemType.PAYLOAD_TOO_LARGE, detail, data);
        }
    }
}
