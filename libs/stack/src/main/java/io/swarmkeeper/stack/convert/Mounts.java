package io.swarmkeeper.stack.convert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.stack.text.MalformedText;
import io.swarmkeeper.stack.tree.Value.Mapping;
import java.util.List;

/** A service's volumes as mounts. */
record Mounts(Scope scope) {
  private static final List<String> KINDS = List.of("volume", "bind", "tmpfs");

  ArrayNode mounts(String service, Mapping body) {
    ArrayNode mounts = GoJson.array();
    body.items("services." + service, "volumes")
        .forEach((path, volume) -> {
          try {
            if (!volume.unread("type", "source")) {
              mounts.add(mount(volume));
            }
          } catch (MalformedText e) {
            scope.refuse(volume.at(), path, e.getMessage());
          }
        });
    return mounts;
  }

  private ObjectNode mount(Mapping volume) throws MalformedText {
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
          throw new MalformedText("a tmpfs mount has no 'source'");
        }
        volume
            .mapping("tmpfs")
            .ifPresent(tmpfs ->
                GoJson.number(
                    mount.putObject("TmpfsOptions"), "SizeBytes", GoJson.number(tmpfs, "size")));
      }
      case "cluster" -> cluster(mount, volume);
      case "image" -> image(mount, volume);
      default ->
          throw new MalformedText(
              "the type '" + type + "' is unknown; volume, bind, tmpfs and npipe are allowed");
    }
    return mount;
  }

  private static ObjectNode plain(Mapping volume) {
    ObjectNode mount = GoJson.object();
    GoJson.text(mount, "Type", volume.text("type"));
    GoJson.text(mount, "Source", volume.text("source"));
    GoJson.text(mount, "Target", volume.text("target"));
    GoJson.flag(mount, "ReadOnly", volume.isTrue("read_only"));
    GoJson.text(mount, "Consistency", volume.text("consistency"));
    return mount;
  }

  private void volume(ObjectNode mount, Mapping volume) throws MalformedText {
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
    options.set("Labels", scope.labels(entry));
    if (!entry.text("driver").isEmpty() || entry.mapping("driver_opts").isPresent()) {
      ObjectNode driver = options.putObject("DriverConfig");
      GoJson.text(driver, "Name", entry.text("driver"));
      GoJson.set(driver, "Options", GoJson.strings(entry.below("driver_opts")));
    }
  }

  private void volumeOptions(ObjectNode options, Mapping given) {
    GoJson.flag(options, "NoCopy", given.isTrue("nocopy"));
    if (scope.compat().is28()) {
      GoJson.text(options, "Subpath", given.text("subpath"));
    }
  }

  private void image(ObjectNode mount, Mapping volume) throws MalformedText {
    newer("image");
    onlyWith(volume, "image", "image");
    needsSource("image", volume.text("source"));
    volume
        .mapping("image")
        .ifPresent(image -> options(mount, "ImageOptions", "Subpath", image.text("subpath")));
  }

  private void newer(String type) throws MalformedText {
    if (!scope.compat().is28()) {
      throw new MalformedText(
          "the type '"
              + type
              + "' is unknown to this docker; volume, bind, tmpfs and npipe are allowed");
    }
  }

  private void cluster(ObjectNode mount, Mapping volume) throws MalformedText {
    newer("cluster");
    onlyWith(volume, "cluster", "cluster");
    String source = volume.text("source");
    needsSource("cluster", source);
    mount.putObject("ClusterOptions");
    if (!source.startsWith("group:")) {
      mount.put("Source", scope.name(source, entry(source)));
    }
  }

  private Mapping entry(String source) throws MalformedText {
    Mapping entry = scope.sections().other("volumes").get(source);
    if (entry == null && scope.sections().mayHaveMore("volumes")) {
      return Mapping.empty(scope.sections().at());
    }
    if (entry == null) {
      String path = source.contains("/") ? "; a path of this machine starts with './' or '/'" : "";
      throw new MalformedText(
          "undefined volume \"" + source + "\"; define it under the top-level 'volumes'" + path);
    }
    return entry;
  }

  private static void options(ObjectNode mount, String name, String key, String text) {
    GoJson.text(mount.putObject(name), key, text);
  }

  private static void onlyWith(Mapping volume, String type, String own) throws MalformedText {
    for (String kind : KINDS) {
      if (!kind.equals(own) && volume.get(kind).isPresent()) {
        throw new MalformedText("the '" + kind + "' options do not go with the type " + type);
      }
    }
  }

  private static void needsSource(String type, String source) throws MalformedText {
    if (source.isEmpty()) {
      throw new MalformedText("a " + type + " mount needs a 'source'");
    }
  }
}
