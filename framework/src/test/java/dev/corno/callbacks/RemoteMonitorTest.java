package dev.corno.callbacks;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemoteMonitorTest {

    private record Request(String method, String path, String type, String token, String body) {
    }

    private final List<Request> requests = new ArrayList<>();
    private HttpServer server;
    private int status = 200;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(new Request(exchange.getRequestMethod(), exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("Content-Type"), exchange.getRequestHeaders().getFirst("Token"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private String root() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void endEpoch(RemoteMonitor callback) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", 0.5);
        values.put("val_loss", Double.NaN);
        callback.onEpochEnd(new FakeTraining(), 2, new Logs(values));
    }

    @Test
    void sendsAFormWithJsonInAField() {
        endEpoch(new RemoteMonitor(root()));
        Request request = requests.get(0);
        assertEquals("POST", request.method());
        assertEquals("/publish/epoch/end/", request.path());
        assertEquals("application/x-www-form-urlencoded", request.type());
        assertNull(request.token());
        assertEquals("data={\"epoch\":2,\"loss\":0.5,\"val_loss\":\"NaN\"}", URLDecoder.decode(request.body(), StandardCharsets.UTF_8));
    }

    @Test
    void sendsJson() {
        endEpoch(new RemoteMonitor(root()).path("/epochs").field("unused").headers(Map.of("Token", "t")).sendAsJson(true));
        assertEquals(List.of(new Request("POST", "/epochs", "application/json", "t",
                "{\"epoch\":2,\"loss\":0.5,\"val_loss\":\"NaN\"}")), requests);
    }

    @Test
    void trainingGoesOnWithoutTheServer() {
        RemoteMonitor callback = new RemoteMonitor(root());
        status = 500;
        assertDoesNotThrow(() -> endEpoch(callback));
        server.stop(0);
        assertDoesNotThrow(() -> endEpoch(callback));
        assertEquals(1, requests.size());
    }

    @Test
    void rejectsAddressesThatAreNotOnTheServer() {
        assertFails("RemoteMonitor: root must be an address such as \"http://localhost:9000\", got \"file:///etc\".",
                () -> new RemoteMonitor("file:///etc"));
        assertFails("RemoteMonitor: root must be an address such as \"http://localhost:9000\", got \"local host\".",
                () -> new RemoteMonitor("local host"));
        assertFails("RemoteMonitor: path must be a path on http://localhost:9000 such as \"/publish/epoch/end/\", got \"@elsewhere.org\".",
                () -> new RemoteMonitor().path("@elsewhere.org"));
    }

    @Test
    void rejectsHeadersThatHttpDoesNotAllow() {
        assertFails("RemoteMonitor: headers must be names and values that HTTP allows, got \"a b\": \"c\".",
                () -> new RemoteMonitor().headers(Map.of("a b", "c")));
    }
}
