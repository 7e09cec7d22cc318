package io.emend.lm.jinja;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

/** A parsed template. Immutable and thread-safe. */
public final class Template {
    private static final long MAX_RANGE = 100_000;

    private final List<Node> nodes;

    private Template(List<Node> nodes) {
        this.nodes = nodes;
    }

    /**
     * Parses a template.
     * @throws TemplateException if it is malformed or uses a statement that is not supported
     */
    public static Template parse(String source) {
        String unixLines = source.replace("\r\n", "\n");
        String body = unixLines.endsWith("\n") ? unixLines.substring(0, unixLines.length() - 1) : unixLines;
        return new Template(new TemplateParser(body).parse());
    }

    /**
     * Renders it.
     * @param variables strings, numbers, booleans, null, and lists and maps of these; copied
     * @param clock for templates that print the date
     * @throws TemplateException if the template fails, raises, or prints or loops without measure
     */
    public String render(Map<String, ?> variables, Clock clock) {
        var globals = new Scope(null);
        globals.set("range", (Callable) (args, named) -> range(args));
        globals.set("namespace", (Callable) (args, named) -> new Values.Namespace(named));
        globals.set("dict", (Callable) (args, named) -> new java.util.LinkedHashMap<Object, Object>(named));
        globals.set("raise_exception", (Callable) (args, named) -> {
            throw new TemplateException(args.isEmpty() ? "the template refused" : Values.text(args.getFirst()));
        });
        globals.set("strftime_now", (Callable) (args, named) -> formatted(LocalDateTime.now(clock), args));
        var scope = new Scope(globals);
        variables.forEach((name, value) -> scope.set(name, Values.from(value)));
        try {
            var renderer = new Renderer();
            renderer.render(nodes, scope);
            return renderer.output();
        } catch (StackOverflowError e) {
            throw new TemplateException("the template calls itself without end");
        } catch (ClassCastException | NumberFormatException e) {
            throw new TemplateException("the template mixes values that do not go together: " + e.getMessage());
        }
    }

    private static Object range(List<Object> args) {
        long from = args.size() > 1 ? Values.index(args.get(0)) : 0;
        long to = Values.index(args.get(args.size() > 1 ? 1 : 0));
        long step = args.size() > 2 ? Values.index(args.get(2)) : 1;
        long count = step == 0 ? 0 : Math.max(0, Math.ceilDiv(to - from, step));
        if (count > MAX_RANGE) {
            throw new TemplateException("a range of %d is too long".formatted(count));
        }
        return new ArrayList<Object>(
                LongStream.range(0, count).map(i -> from + i * step).boxed().toList());
    }

    /** The directives of {@code strftime} that occur in chat templates. */
    private static String formatted(LocalDateTime now, List<Object> args) {
        String format = args.isEmpty() ? "%Y-%m-%d" : Values.text(args.getFirst());
        return format.replace("%Y", "%1$tY")
                .replace("%m", "%1$tm")
                .replace("%d", "%1$td")
                .replace("%B", "%1$tB")
                .replace("%b", "%1$tb")
                .replace("%A", "%1$tA")
                .replace("%H", "%1$tH")
                .replace("%M", "%1$tM")
                .replace("%S", "%1$tS")
                .transform(pattern -> String.format(Locale.ENGLISH, pattern, now));
    }
}
