package org.masthead.local.cloud.command;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.masthead.local.cloud.CloudException;
import org.masthead.local.cloud.RunningCloud;
import tools.jackson.databind.json.JsonMapper;

/** {@code token}: asks the local issuer. */
record TokenRequest(RunningCloud running) {

    String token(String member) {
        var query = "/token?member=" + URLEncoder.encode(member, StandardCharsets.UTF_8);
        var response =
                LocalHttp.send(HttpRequest.newBuilder(running.issuer().resolve(query)).build());
        var answer = JsonMapper.shared().readTree(response.body());
        if (response.statusCode() != 200) {
            var reason = answer.path("error_description").asString("");
            throw new CloudException("no token for \"%s\": %s".formatted(member, reason));
        }
        return answer.path("access_token").asString();
    }
}
