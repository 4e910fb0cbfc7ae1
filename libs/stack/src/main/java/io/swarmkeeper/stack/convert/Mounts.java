package io.swarmkeeper.stack.convert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.stack.text.Unfit;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Mapping;
import java.util.List;

/** A service's volumes as mounts. */
final class Mounts {
  private static final List<String> KINDS = List.of("volume", "bind", "tmpfs");

  private final Scope scope;

  Mounts(Scope scope) {
    this.scope = scope;
  }

  ArrayNode mounts(String service, Mapping body) {
    ArrayNode mounts = Json.array();
    int index = 0;
    for (Value item : body.items("volumes")) {
      String path = "services." + service + ".volumes." + index++;
      if (!(item instanceof Mapping volume) || volume.unread("type", "source")) {
        continue;
      }
      try {
        mounts.add(mount(volume));
      } catch (Unfit e) {
        scope.problems().refuse(item.at(), path, e.getMessage());
      }
    }
    return mounts;
  }

  private ObjectNode mount(Mapping volume) throws Unfit {
    String type = volume.text("type");
    ObjectNode mount = plain(volume);
    String source = volume.text("source");
    switch (type) {
      case "volume", "" -> volume(mount, volume);
      case "bind", "npipe" -> {
        onlyWith(volume, type, "bind");
        needsSource(type, source);
        volume
            .mapping("bind")
            .ifPresent(
                bind -> options(mount, "BindOptions", "Propagation", bind.text("propagation")));
      }
      case "tmpfs" -> {
        onlyWith(volume, type, "tmpfs");
        if (!source.isEmpty()) {
          throw new Unfit("a tmpfs mount has no 'source'");
        }
        volume
            .mapping("tmpfs")
            .ifPresent(tmpfs ->
                Json.number(
                    mount.putObject("TmpfsOptions"), "SizeBytes", Json.number(tmpfs, "size")));
      }
      case "cluster" -> cluster(mount, volume);
      case "image" -> image(mount, volume);
      default ->
          throw new Unfit(
              "the type '" + type + "' is unknown; volume, bind, tmpfs and npipe are allowed");
    }
    return mount;
  }

  private static ObjectNode plain(Mapping volume) {
    ObjectNode mount = Json.object();
    Json.text(mount, "Type", volume.text("type"));
    Json.text(mount, "Source", volume.text("source"));
    Json.text(mount, "Target", volume.text("target"));
    Json.flag(mount, "ReadOnly", volume.isTrue("read_only"));
    Json.text(mount, "Consistency", volume.text("consistency"));
    return mount;
  }

  private void volume(ObjectNode mount, Mapping volume) throws Unfit {
    onlyWith(volume, "volume", "volume");
    String source = volume.text("source");
    if (source.isEmpty()) {
      return;
    }
    Mapping entry = entry(source);
    mount.put("Source", scope.name(source, entry));
    ObjectNode options = mount.putObject("VolumeOptions");
    volume.mapping("volume").ifPresent(given -> volumeOptions(options, given));
    if (entry.isTrue("external")) {
      return;
    }
    options.set("Labels", scope.labels(entry.mapping("labels").orElse(Mapping.empty(entry.at()))));
    if (!entry.text("driver").isEmpty() || entry.mapping("driver_opts").isPresent()) {
      ObjectNode driver = options.putObject("DriverConfig");
      Json.text(driver, "Name", entry.text("driver"));
      entry
          .mapping("driver_opts")
          .ifPresent(opts -> Json.object(driver, "Options", Json.strings(opts)));
    }
  }

  private void volumeOptions(ObjectNode options, Mapping given) {
    Json.flag(options, "NoCopy", given.isTrue("nocopy"));
    if (scope.compat().is28()) {
      Json.text(options, "Subpath", given.text("subpath"));
    }
  }

  private void image(ObjectNode mount, Mapping volume) throws Unfit {
    newer("image");
    onlyWith(volume, "image", "image");
    needsSource("image", volume.text("source"));
    volume
        .mapping("image")
        .ifPresent(image -> options(mount, "ImageOptions", "Subpath", image.text("subpath")));
  }

  private void newer(String type) throws Unfit {
    if (!scope.compat().is28()) {
      throw new Unfit(
          "the type '"
              + type
              + "' is unknown to this docker; volume, bind, tmpfs and npipe are allowed");
    }
  }

  private void cluster(ObjectNode mount, Mapping volume) throws Unfit {
    newer("cluster");
    onlyWith(volume, "cluster", "cluster");
    String source = volume.text("source");
    needsSource("cluster", source);
    mount.putObject("ClusterOptions");
    if (!source.startsWith("group:")) {
      mount.put("Source", scope.name(source, entry(source)));
    }
  }

  private Mapping entry(String source) throws Unfit {
    Mapping entry = scope.sections().other("volumes").get(source);
    if (entry == null && scope.sections().mayHaveMore("volumes")) {
      return Mapping.empty(scope.sections().at());
    }
    if (entry == null) {
      String path = source.contains("/") ? "; a path of this machine starts with './' or '/'" : "";
      throw new Unfit(
          "undefined volume \"" + source + "\"; define it under the top-level 'volumes'" + path);
    }
    return entry;
  }

  private static void options(ObjectNode mount, String name, String key, String text) {
    Json.text(mount.putObject(name), key, text);
  }

  private static void onlyWith(Mapping volume, String type, String own) throws Unfit {
    for (String kind : KINDS) {
      if (!kind.equals(own) && volume.get(kind).isPresent()) {
        throw new Unfit("the '" + kind + "' options do not go with the type " + type);
      }
    }
  }

  private static void needsSource(String type, String source) throws Unfit {
    if (source.isEmpty()) {
      throw new Unfit("a " + type + " mount needs a 'source'");
    }
  }
}
