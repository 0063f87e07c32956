package dev.rederive.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RestructuredTextTest {
  private static String rst(String text) {
    return MarkdownTest.items("a.rst", text);
  }

  @Test
  void readsDirectives() {
    assertEquals("$$a = b", rst(".. math:: a = b\n"));
    assertEquals(
        "$$a\n   = b", rst(".. math::\n   :label: x\n   :nowrap:\n\n   a\n   = b\n\nText\n"));
    assertEquals("$$a | $$b\n  c | $$d", rst(".. math:: a\n  :label: x\n\n  b\n  c\n\n  d\n"));
    assertEquals("$$a | $b", rst("- item\n\n\t.. math::\n\n\t\ta\n\n  :math:`b`\n"));
    assertEquals("$$a", rst("Text\n.. math:: a"));
  }

  @Test
  void readsRoles() {
    assertEquals("$a = b | $c", rst("so :math:`a = b`, then `c`:math: and `d` here\n"));
    assertEquals("$a\nb", rst("so :math:`a\nb` is\n"));
    assertEquals("$a", rst(".. default-role:: math\n\nnow `a`, :ref:`b` and `c <d>`_\n"));
    assertEquals("!:math: is never closed at 1 | $b", rst("so :math:`a\n\nand :math:`b`\n"));
  }

  @Test
  void literalTextIsSkipped() {
    assertEquals("$b", rst("as in::\n\n  .. math:: a\n\n  :math:`c`\n\n:math:`b`\n"));
    assertEquals("$b", rst(".. code-block:: rst\n   :linenos:\n\n   :math:`a`\n\n:math:`b`\n"));
    assertEquals("$b", rst("``:math:`a` `` and :math:`b`\n"));
    assertEquals("$b", rst(".. a comment\n   :math:`a`\n\n:math:`b`\n"));
    assertEquals("$a", rst(".. note:: see :math:`a`\n"));
  }

  @Test
  void readsHeadingsAndDirectivesToTheChecker() {
    assertEquals(
        "#1 One | #2 Two | #1 Three", rst("===\nOne\n===\n\nTwo\n---\n\n=====\nThree\n=====\n"));
    assertEquals("@skip too hard | $$a", rst(".. rederive: skip too hard\n.. math:: a\n"));
    assertEquals("@given a = 1,\n   b = 2", rst("..\n   rederive: given a = 1,\n   b = 2\n"));
  }
}
