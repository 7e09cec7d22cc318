package io.emend.lm.jinja;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds the tree of a template's statements. */
final class TemplateParser {
    private static final int MAX_DEPTH = 100;

    private final List<Segment> segments;
    private int at;
    private int depth;

    TemplateParser(String source) {
        this.segments = Segment.split(source);
    }

    List<Node> parse() {
        List<Node> nodes = body(Set.of());
        if (at < segments.size()) {
            throw error(
                    segments.get(at),
                    "'%s' closes nothing".formatted(segments.get(at).content()));
        }
        return nodes;
    }

    /** Nodes up to a statement that begins with one of the given words, which is left to be read. */
    private List<Node> body(Set<String> ends) {
        if (++depth > MAX_DEPTH) {
            throw new TemplateException("the template is nested too deeply");
        }
        List<Node> nodes = new ArrayList<>();
        while (at < segments.size()) {
            Segment segment = segments.get(at);
            if (segment.kind() == Segment.Kind.STATEMENT && ends.contains(word(segment))) {
                break;
            }
            if (segment.kind() == Segment.Kind.STATEMENT && word(segment).startsWith("end")) {
                break;
            }
            at++;
            nodes.add(
                    switch (segment.kind()) {
                        case TEXT -> new Node.Text(segment.content());
                        case EXPRESSION ->
                            new Node.Output(new ExpressionParser(segment.content(), segment.line()).whole());
                        case STATEMENT -> statement(segment);
                    });
        }
        depth--;
        return nodes;
    }

    private Node statement(Segment segment) {
        String word = word(segment);
        var rest = new ExpressionParser(segment.content().substring(word.length()), segment.line());
        return switch (word) {
            case "if" -> conditional(rest);
            case "for" -> loop(rest);
            case "set" -> assignment(rest, segment);
            case "macro" -> macro(rest);
            case "generation" -> {
                List<Node> body = body(Set.of());
                close("endgeneration");
                yield new Node.Block(body);
            }
            case "break" -> new Node.Break();
            case "continue" -> new Node.Continue();
            default -> throw error(segment, "the statement '%s' is not supported".formatted(word));
        };
    }

    private Node conditional(ExpressionParser first) {
        List<Node.Branch> branches = new ArrayList<>();
        Expression condition = first.whole();
        Set<String> ends = Set.of("elif", "else");
        branches.add(new Node.Branch(Optional.of(condition), body(ends)));
        while (at < segments.size() && ends.contains(word(segments.get(at)))) {
            Segment segment = segments.get(at++);
            Optional<Expression> next = word(segment).equals("elif")
                    ? Optional.of(new ExpressionParser(segment.content().substring(4), segment.line()).whole())
                    : Optional.empty();
            branches.add(new Node.Branch(next, body(ends)));
        }
        close("endif");
        return new Node.If(branches);
    }

    private Node loop(ExpressionParser head) {
        List<String> names = new ArrayList<>();
        boolean parenthesised = head.accept("(");
        do {
            names.add(head.name());
        } while (head.accept(","));
        if (parenthesised) {
            head.expect(")");
        }
        head.expect("in");
        Expression items = head.or();
        Optional<Expression> condition = head.accept("if") ? Optional.of(head.expression()) : Optional.empty();
        head.expectEnd();
        List<Node> body = body(Set.of("else"));
        List<Node> otherwise = List.of();
        if (at < segments.size() && word(segments.get(at)).equals("else")) {
            at++;
            otherwise = body(Set.of());
        }
        close("endfor");
        return new Node.For(names, items, condition, body, otherwise);
    }

    private Node assignment(ExpressionParser head, Segment segment) {
        List<String> names = new ArrayList<>(List.of(head.name()));
        Optional<String> attribute = head.accept(".") ? Optional.of(head.name()) : Optional.empty();
        while (head.accept(",")) {
            names.add(head.name());
        }
        if (head.accept("=")) {
            Expression value = head.tuple();
            head.expectEnd();
            return new Node.Set(names, attribute, value);
        }
        if (names.size() > 1 || attribute.isPresent()) {
            throw error(segment, "a set block takes one name");
        }
        head.expectEnd();
        List<Node> body = body(Set.of());
        close("endset");
        return new Node.SetBlock(names.getFirst(), body);
    }

    private Node macro(ExpressionParser head) {
        String name = head.name();
        List<String> parameters = new ArrayList<>();
        Map<String, Expression> defaults = new LinkedHashMap<>();
        head.expect("(");
        while (!head.accept(")")) {
            String parameter = head.name();
            parameters.add(parameter);
            if (head.accept("=")) {
                defaults.put(parameter, head.expression());
            }
            if (!head.is(")")) {
                head.expect(",");
            }
        }
        List<Node> body = body(Set.of());
        close("endmacro");
        return new Node.Macro(name, parameters, defaults, body);
    }

    private void close(String word) {
        if (at >= segments.size() || !word(segments.get(at)).equals(word)) {
            throw new TemplateException("a statement lacks its '%s'".formatted(word));
        }
        at++;
    }

    private static String word(Segment segment) {
        if (segment.kind() != Segment.Kind.STATEMENT) {
            return "";
        }
        String content = segment.content();
        int end = 0;
        while (end < content.length() && Character.isJavaIdentifierPart(content.charAt(end))) {
            end++;
        }
        return content.substring(0, end);
    }

    private static TemplateException error(Segment segment, String problem) {
        return new TemplateException("line %d: %s".formatted(segment.line(), problem));
    }
}
