package io.swarmkeeper.cli.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.swarmkeeper.contract.Wire;
import java.util.Base64;

/**
 * Credentials for one server, as docker keeps them.
 *
 * @param token instead of user and password, if it is not empty
 */
record ServerCredentials(String server, String user, String password, String token) {
  static ServerCredentials byToken(String server, String token) {
    return new ServerCredentials(server, "", "", token);
  }

  /** The value of the header {@code X-Registry-Auth}. */
  String header() {
    var auth = JsonNodeFactory.instance.objectNode().put("serveraddress", server);
    if (token.isEmpty()) {
      auth.put("username", user).put("password", password);
    } else {
      auth.put("identitytoken", token);
    }
    return Base64.getUrlEncoder().encodeToString(Wire.json(auth));
  }

  @Override
  public String toString() {
    return "Login[" + server + "]";
  }
}
