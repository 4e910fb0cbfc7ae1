package io.swarmkeeper.swarm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds where compiled classes read the engine's JSON by themselves, by the string constants in
 * them: paths into raw things of the swarm, and Docker's labels.
 */
public final class RawJson {
  private RawJson() {}

  /** Each such constant with its class, in these packages of the module that has this class. */
  public static List<String> readIn(Class<?> ofModule, String... packages) {
    return Stream.of(packages)
        .map(name -> classes(ofModule).resolve(name.replace('.', '/')))
        .flatMap(RawJson::found)
        .sorted()
        .toList();
  }

  private static Path classes(Class<?> ofModule) {
    try {
      return Path.of(ofModule.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<String> found(Path room) {
    try (var files = Files.walk(room)) {
      var compiled = files.filter(f -> f.toString().endsWith(".class")).toList();
      if (compiled.isEmpty()) {
        throw new IllegalStateException("no class in " + room);
      }
      return compiled.stream()
          .flatMap(f -> constants(f).filter(RawJson::isRaw).map(c -> f.getFileName() + ": " + c));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> constants(Path classFile) {
    try {
      var pool = ClassFile.of().parse(classFile).constantPool();
      return StreamSupport.stream(pool.spliterator(), false)
          .filter(StringEntry.class::isInstance)
          .map(entry -> ((StringEntry) entry).stringValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a string is put together, the parts of others are 1 in what javac writes. */
  private static boolean isRaw(String constant) {
    var text = constant.replace("\u0001", "");
    return text.startsWith("/Spec") || text.startsWith("/Status") || text.contains("com.docker.");
  }
}
