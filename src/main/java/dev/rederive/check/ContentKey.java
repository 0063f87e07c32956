package dev.rederive.check;

import dev.rederive.math.Definition;
import dev.rederive.math.FunctionDefinition;
import dev.rederive.math.Mark;
import dev.rederive.math.Model;
import dev.rederive.math.function.ElementaryFunction;
import dev.rederive.source.Position;
import dev.rederive.source.Span;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * The content of values as a digest. Records are walked component by component, so that nothing a
 * record holds is forgotten, also where its {@code equals} looks at a part only (a range is equal to
 * every other of its name). Left out is where things stand, which no verdict depends on: spans and
 * positions, how something was read, the words of a mark.
 *
 * @param digest SHA-256, in hexadecimal digits
 * @param places the positions that were left out, in order; messages may name them
 */
record ContentKey(String digest, List<String> places) {
  /**
   * Keys of what many claims of one run share: it is walked once. By identity; not for several
   * threads at once.
   */
  static final class Shared {
    private final Map<Object, ContentKey> keys = new IdentityHashMap<>();

    private ContentKey of(Object value) {
      ContentKey key = keys.get(value);
      if (key == null) {
        Writer writer = new Writer(this);
        writer.record(value);
        key = writer.key();
        keys.put(value, key);
      }
      return key;
    }
  }

  private static final class Writer {
    private final StringBuilder text = new StringBuilder();
    private final List<String> places = new ArrayList<>();
    private final Shared shared;

    Writer(Shared shared) {
      this.shared = shared;
    }

    void write(Object value) {
      if (value == null || value instanceof Number || value instanceof Boolean) {
        text.append(value).append(';');
      } else if (value instanceof String string) {
        text.append(string.length()).append(':').append(string);
      } else if (value instanceof Enum<?> constant) {
        text.append(constant.name()).append(';');
      } else if (value instanceof BigFraction fraction) {
        write(fraction.getNumerator().toString());
        write(fraction.getDenominator().toString());
      } else if (value instanceof BigInteger integer) {
        write(integer.toString());
      } else if (value instanceof Map<?, ?> map) {
        text.append('{').append(map.size()).append(';');
        map.forEach(
            (key, item) -> {
              write(key);
              write(item);
            });
      } else if (value instanceof Collection<?> items) {
        text.append('[').append(items.size()).append(';');
        items.forEach(this::write);
      } else if (value instanceof Mark) {
        write(value.getClass().getName());
      } else if (value instanceof Position place) {
        // What the checker made up has none, and no message names it.
        places.add(place.inWords());
        text.append("placed;");
      } else if (value instanceof ElementaryFunction) {
        write(value.getClass().getName());
      } else if (value instanceof Definition
          || value instanceof FunctionDefinition
          || value instanceof Model) {
        ContentKey key = shared.of(value);
        write(key.digest);
        places.addAll(key.places);
      } else if (value instanceof Record) {
        record(value);
      } else {
        throw new IllegalArgumentException("no content is known of a " + value.getClass());
      }
    }

    private void record(Object value) {
      text.append(value.getClass().getName()).append('(');
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        Object part = part(value, component);
        if (!(part instanceof Span) && !component.getName().equals("readings")) {
          write(part);
        }
      }
    }

    ContentKey key() {
      try {
        byte[] digest =
            MessageDigest.getInstance("SHA-256")
                .digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return new ContentKey(HexFormat.of().formatHex(digest), List.copyOf(places));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }

    private static Object part(Object value, RecordComponent component) {
      try {
        return component.getAccessor().invoke(value);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a public record cannot be read", e);
      }
    }
  }

  /** The key of some values together, in their order. */
  static ContentKey of(Shared shared, Object... values) {
    Writer writer = new Writer(shared);
    for (Object value : values) {
      writer.write(value);
    }
    return writer.key();
  }
}
