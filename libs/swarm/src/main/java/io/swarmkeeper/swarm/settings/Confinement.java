package io.swarmkeeper.swarm.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.swarm.EngineJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;

/** What a raw container spec says of the walls between its containers and their node. */
public record Confinement(JsonNode container) {
  /** The capabilities that are added to the usual ones, as they are written. */
  public List<String> addedCapabilities() {
    return container.path("CapabilityAdd").valueStream().map(JsonNode::asText).toList();
  }

  /** The names of the kernel settings that it changes. */
  public List<String> sysctls() {
    return container.path("Sysctls").propertyStream().map(Entry::getKey).toList();
  }

  /** The user that it runs as; empty where the image says. */
  public String user() {
    return EngineJson.textOrEmpty(container, "/User");
  }

  /** Whether it has the account of a Windows domain. */
  public boolean credentialSpec() {
    return container.at("/Privileges/CredentialSpec").isObject();
  }

  /** Which of the kernel's walls are another than the engine's usual one, or none. */
  public List<String> loosened() {
    var loosened = new ArrayList<String>();
    if (!usual("/Privileges/Seccomp/Mode")) {
      loosened.add("seccomp");
    }
    if (!usual("/Privileges/AppArmor/Mode")) {
      loosened.add("AppArmor");
    }
    if (container.at("/Privileges/SELinuxContext").isObject()) {
      loosened.add("SELinux");
    }
    return loosened;
  }

  private boolean usual(String mode) {
    var word = EngineJson.textOrEmpty(container, mode);
    return word.isEmpty() || word.equals("default");
  }
}
