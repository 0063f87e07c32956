package dev.rederive.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/**
 * On an empty class: stands for the write-ups of a project where a build tool looks for tests among
 * classes only.
 */
@Testable
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Derivations {
  /**
   * Documents and directories of documents, counted from the working directory of the tests, which
   * is the project's; none: what {@code rederive.directory} says.
   */
  String[] value() default {};
}
