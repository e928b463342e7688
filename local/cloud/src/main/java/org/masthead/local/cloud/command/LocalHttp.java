package org.masthead.local.cloud.command;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.masthead.local.cloud.CloudException;

/** Asks a running cloud over HTTP. */
final class LocalHttp {

    private LocalHttp() {}

    /** Any answer, whatever its status; {@link CloudException} when nothing answers. */
    static HttpResponse<String> send(HttpRequest request) {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw new CloudException(Commands.silence(request.uri().getAuthority()), e);
        } catch (IOException e) {
            throw new CloudException(request.uri() + " broke off: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloudException("interrupted", e);
        }
    }
}
