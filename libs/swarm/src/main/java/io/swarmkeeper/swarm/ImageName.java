package io.swarmkeeper.swarm;

/**
 * An image as the engine wants it: the digest wins over the tag, as it does for Swarm.
 *
 * @param repository with its registry, if it names one
 * @param tagOrDigest {@code latest} if the name says neither
 */
public record ImageName(String repository, String tagOrDigest) {
  /** Of {@code repository[:tag][@digest]}. */
  public static ImageName of(String image) {
    var at = image.indexOf('@');
    var named = withoutDigest(image);
    var colon = named.indexOf(':', named.lastIndexOf('/') + 1);
    var repository = colon < 0 ? named : named.substring(0, colon);
    if (at >= 0) {
      return new ImageName(repository, image.substring(at + 1));
    }
    return new ImageName(repository, colon < 0 ? "latest" : named.substring(colon + 1));
  }

  /** Whether a digest says which image it is, whatever becomes of its tag. */
  public static boolean isPinned(String image) {
    return image.indexOf('@') >= 0;
  }

  /** As people know it. */
  public static String withoutDigest(String image) {
    var at = image.indexOf('@');
    return at < 0 ? image : image.substring(0, at);
  }

  /** As one word. */
  public String text() {
    return repository + (tagOrDigest.contains(":") ? "@" : ":") + tagOrDigest;
  }

  /** The host of its registry, {@code docker.io} if it names none. */
  public String registry() {
    var slash = repository.indexOf('/');
    var first = slash < 0 ? "" : repository.substring(0, slash);
    var isHost = first.contains(".") || first.contains(":") || first.equals("localhost");
    return isHost ? first.replaceFirst("^index\\.docker\\.io$", "docker.io") : "docker.io";
  }
}
