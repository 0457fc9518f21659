package dev.headroom.load.internal.http;

import dev.headroom.load.EndpointLoad;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.internal.template.Template;
import dev.headroom.load.internal.template.TemplateScope;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an endpoint's requests say in their headers beside what the generator itself says there. */
public final class RequestHeaders {

    private static final Set<String> OURS =
            Set.of("host", "content-length", "transfer-encoding", "connection", "traceparent", "upgrade", "expect");
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    private RequestHeaders() {}

    /** The endpoint's own headers, by name. */
    public static SortedMap<String, String> of(EndpointLoad endpoint) throws InvalidLoadException {
        SortedMap<String, String> headers = new TreeMap<>(endpoint.headers());
        for (Map.Entry<String, String> header : headers.entrySet()) {
            requireToken("header name of " + endpoint.name(), header.getKey());
            if (OURS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                throw new InvalidLoadException("The header " + header.getKey() + " of " + endpoint.name()
                        + " is set by the load generator itself. Remove it.");
            }
            if (header.getValue().chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 127 || c > 255)) {
                throw new InvalidLoadException("The header " + header.getKey() + " of " + endpoint.name()
                        + " holds a control character or one outside ISO 8859-1. Encode it.");
            }
        }
        return headers;
    }

    /** What one of them says in each request. */
    public static List<Template.Part> value(EndpointLoad endpoint, String name, String value, TemplateScope scope)
            throws InvalidLoadException {
        return Template.header("header " + name + " of " + endpoint.name(), value, scope);
    }

    public static void requireMethod(EndpointLoad endpoint) throws InvalidLoadException {
        requireToken("method of " + endpoint.name(), endpoint.method());
    }

    /** Whether its requests say how long their body is, even if it is empty. */
    public static boolean hasBody(EndpointLoad endpoint) {
        return endpoint.bodyTemplate().isPresent() || WITH_BODY.contains(endpoint.method());
    }

    private static void requireToken(String subject, String text) throws InvalidLoadException {
        if (!text.matches(TOKEN)) {
            throw new InvalidLoadException("The " + subject + " is '" + text
                    + "', which HTTP does not allow. Use letters, digits and dashes.");
        }
    }
}
