package dev.corno.callbacks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.CheckReturnValue;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the values of each epoch to a server, by HTTP POST: {@code {"epoch": 0, "loss": 0.5, "val_loss": 0.6}}, in a form's field
 * or as JSON. A server that cannot be reached within ten seconds does not keep training from going on; the log has a warning then.
 *
 * <pre>{@code
 * new RemoteMonitor("http://localhost:9000").sendAsJson(true)
 * }</pre>
 */
@CheckReturnValue
public final class RemoteMonitor implements Callback {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteMonitor.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final String root;
    private final String path;
    private final String field;
    private final Map<String, String> headers;
    private final boolean sendAsJson;
    private HttpClient client;

    /** Sends to Keras's default, {@code http://localhost:9000}. */
    public RemoteMonitor() {
        this("http://localhost:9000");
    }

    /**
     * Sends to a server.
     *
     * @param root its address, {@code http} or {@code https}
     * @throws IllegalArgumentException if it is no such address
     */
    public RemoteMonitor(String root) {
        this(root, "/publish/epoch/end/", "data", Map.of(), false);
    }

    private RemoteMonitor(String root, String path, String field, Map<String, String> headers, boolean sendAsJson) {
        this.root = root;
        this.path = path;
        this.field = field;
        this.headers = headers;
        this.sendAsJson = sendAsJson;
        String host = host(root);
        if (host.isEmpty()) {
            throw new IllegalArgumentException("RemoteMonitor: root must be an address such as \"http://localhost:9000\", got \"" + root
                    + "\".");
        }
        if (!host(root + path).equals(host)) {
            throw new IllegalArgumentException("RemoteMonitor: path must be a path on " + root + " such as \"/publish/epoch/end/\", got \""
                    + path + "\".");
        }
    }

    /** Host and port of an address of the web, or nothing. */
    private static String host(String address) {
        try {
            URI uri = URI.create(address);
            boolean isWeb = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return isWeb && uri.getHost() != null ? uri.getAuthority() : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /**
     * {@return a copy that sends to another path}
     *
     * @param path follows the address of the server; default {@code /publish/epoch/end/}
     * @throws IllegalArgumentException if the two together are no address on that server
     */
    public RemoteMonitor path(String path) {
        return new RemoteMonitor(root, path, field, headers, sendAsJson);
    }

    /**
     * {@return a copy that sends another field}
     *
     * @param field the name of the form's field; default {@code data}; not used with {@link #sendAsJson}
     */
    public RemoteMonitor field(String field) {
        return new RemoteMonitor(root, path, field, headers, sendAsJson);
    }

    /**
     * {@return a copy with headers of your own}
     *
     * @param headers values by name, added to each request
     * @throws IllegalArgumentException if HTTP or Java does not allow a name or value
     */
    public RemoteMonitor headers(Map<String, String> headers) {
        new TreeMap<>(headers).forEach((name, value) -> {
            try {
                HttpRequest.newBuilder().header(name, value);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("RemoteMonitor: headers must be names and values that HTTP allows, got \"" + name
                        + "\": \"" + value + "\".", e);
            }
        });
        return new RemoteMonitor(root, path, field, Map.copyOf(headers), sendAsJson);
    }

    /**
     * {@return a copy that sends JSON, or a form}
     *
     * @param sendAsJson whether the request is {@code application/json}; default false
     */
    public RemoteMonitor sendAsJson(boolean sendAsJson) {
        return new RemoteMonitor(root, path, field, headers, sendAsJson);
    }

    @Override
    public boolean watchesBatches() {
        return false;
    }

    @Override
    public void onEpochEnd(TrainingView training, int epoch, Logs logs) {
        ObjectNode values = new ObjectMapper().createObjectNode().put("epoch", epoch);
        logs.values().forEach(values::put);
        String text = values.toString();
        String body = sendAsJson ? text : encoded(field) + "=" + encoded(text);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path)).timeout(TIMEOUT)
                .setHeader("Content-Type", sendAsJson ? "application/json" : "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        send(request.build()).ifPresent(failure -> LOG.warn("RemoteMonitor: could not send epoch {} to {}: {}", epoch, root, failure));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Optional<String> send(HttpRequest request) {
        if (client == null) {
            client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
        }
        try {
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status < 400 ? Optional.empty() : Optional.of("it answered " + status + ".");
        } catch (IOException e) {
            return Optional.of(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted.");
        }
    }
}
