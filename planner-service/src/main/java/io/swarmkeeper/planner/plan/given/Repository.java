package io.swarmkeeper.planner.plan.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.swarm.ImageName;
import io.swarmkeeper.swarm.settings.ServiceSpec;

/**
 * Where an image comes from: its name without tag and digest, and without the registry that goes
 * without saying.
 *
 * @param name such as {@code shop/web} or {@code registry.example:5000/shop/web}
 */
public record Repository(String name) {
  /** Of an image's name. */
  public static Repository of(String image) {
    var repository = ImageName.of(image).repository();
    return new Repository(repository.replaceFirst("^(index\\.)?docker\\.io/(library/)?", ""));
  }

  /** Of the image in a spec. */
  public static Repository in(JsonNode spec) {
    return of(new ServiceSpec(spec).image());
  }

  /** Whether both are in one place and their names differ in nothing but numbers. */
  public boolean differsOnlyInNumbers(Repository other) {
    return place().equals(other.place())
        && last().replaceAll("\\d+", "0").equals(other.last().replaceAll("\\d+", "0"));
  }

  private String place() {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }

  private String last() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  @Override
  public String toString() {
    return name;
  }
}
