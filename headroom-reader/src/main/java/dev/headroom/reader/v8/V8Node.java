package dev.headroom.reader.v8;

import dev.headroom.reader.streaming.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One node of the tree (Chrome DevTools protocol, {@code Profiler.ProfileNode}).
 *
 * @param parent 0 where the node does not name its parent but is named as a child
 * @param children ids of its callees, empty where they name their parent
 */
record V8Node(long id, long parent, List<Long> children, String function, String url, long line) {

    V8Node {
        children = List.copyOf(children);
    }

    static V8Node read(Json json) throws IOException {
        long id = 0;
        long parent = 0;
        List<Long> children = new ArrayList<>();
        var frame = new CallFrame("", "", 0);
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "id" -> id = json.longValue();
                case "parent" -> parent = json.longValue();
                case "callFrame" -> frame = CallFrame.read(json);
                case "children" -> {
                    json.beginArray();
                    while (json.nextElement()) {
                        children.add(json.longValue());
                    }
                }
                default -> json.skip();
            }
        }
        return new V8Node(id, parent, children, frame.function, frame.url, frame.line);
    }

    /** Where a function is defined; V8 counts lines from 0, people from 1. */
    private record CallFrame(String function, String url, long line) {

        static CallFrame read(Json json) throws IOException {
            String function = "";
            String url = "";
            long line = -1;
            json.beginObject();
            while (json.nextField()) {
                switch (json.field()) {
                    case "functionName" -> function = json.text();
                    case "url" -> url = json.text();
                    case "lineNumber" -> line = json.longValue();
                    default -> json.skip();
                }
            }
            return new CallFrame(function.isEmpty() ? "(anonymous)" : function, url, line < 0 ? 0 : line + 1);
        }
    }
}
