package io.swarmkeeper.stack.engine;

import io.swarmkeeper.stack.convert.Scope;
import io.swarmkeeper.stack.text.ImageReference;
import io.swarmkeeper.stack.tree.Value.Mapping;

/** Images that some docker sends: none at all, and what is no reference to one. */
record ServiceImages(Scope scope) implements EngineRefusals.ServiceRule {
  @Override
  public void check(String path, Mapping service) {
    String image = service.text("image");
    String name = path.substring(path.indexOf('.') + 1);
    // docker 28 refuses all of these itself, but for an image's bare id.
    if (scope.imageUnread(name, service)
        || (scope.compat().is28() && !ImageReference.isId(image))) {
      return;
    }
    if (image.isEmpty()) {
      String hint =
          service.get("build").isPresent()
              ? "; 'build' is ignored, images are built beforehand"
              : "";
      refuse(service, path, "a service without an image" + hint);
    } else if (ImageReference.familiar(image, scope.compat()).isEmpty()) {
      refuse(
          service, path, "'" + image + "' as an image; write [registry/]name[:tag], in lower case");
    }
  }

  private void refuse(Mapping service, String path, String text) {
    scope.engineRefuses(service.where("image"), path + ".image", text);
  }
}
