package dev.rederive.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.rederive.source.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The cells of text of a Jupyter notebook, formats 3 and 4. Code, outputs and metadata are passed
 * over without being kept.
 *
 * @param pages the Markdown cells in order, numbered among cells of all kinds
 * @param problem what is wrong with the file; null if nothing is
 */
record NotebookCells(List<Page> pages, String problem) {
  private static final JsonFactory JSON = new JsonFactory();

  static NotebookCells of(String json) {
    Reader reader = new Reader();
    try (JsonParser parser = JSON.createParser(json)) {
      reader.notebook(parser);
    } catch (JsonProcessingException broken) {
      // What exceeds the reader's bounds has no place.
      String where =
          broken.getLocation() == null ? "" : " in line " + broken.getLocation().getLineNr();
      return failed(
          "is no notebook that can be read: its JSON is broken"
              + where
              + "; save it again from Jupyter");
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory can be read", e);
    }
    if (!reader.hasCells) {
      return failed("is JSON but no notebook: it holds no list of cells");
    }
    return new NotebookCells(reader.pages, null);
  }

  private static NotebookCells failed(String problem) {
    return new NotebookCells(List.of(), problem);
  }

  private static final class Reader {
    final List<Page> pages = new ArrayList<>();
    boolean hasCells;
    private int number;

    void notebook(JsonParser json) throws IOException {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("cells") && value == JsonToken.START_ARRAY) {
          cells(json);
        } else if (name.equals("worksheets") && value == JsonToken.START_ARRAY) {
          worksheets(json);
        } else {
          json.skipChildren();
        }
      }
    }

    private void worksheets(JsonParser json) throws IOException {
      while (json.nextToken() != JsonToken.END_ARRAY) {
        if (json.currentToken() == JsonToken.START_OBJECT) {
          while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean cells = json.currentName().equals("cells");
            if (json.nextToken() == JsonToken.START_ARRAY && cells) {
              cells(json);
            } else {
              json.skipChildren();
            }
          }
        } else {
          json.skipChildren();
        }
      }
    }

    private void cells(JsonParser json) throws IOException {
      hasCells = true;
      while (json.nextToken() != JsonToken.END_ARRAY) {
        number++;
        if (json.currentToken() == JsonToken.START_OBJECT) {
          cell(json);
        } else {
          json.skipChildren();
        }
      }
    }

    private void cell(JsonParser json) throws IOException {
      boolean text = false;
      StringBuilder source = new StringBuilder();
      List<Integer> lines = new ArrayList<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("cell_type") && value == JsonToken.VALUE_STRING) {
          text = json.getText().equals("markdown");
        } else if (name.equals("source") && value == JsonToken.VALUE_STRING) {
          add(json, source, lines);
        } else if (name.equals("source") && value == JsonToken.START_ARRAY) {
          while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.VALUE_STRING) {
              add(json, source, lines);
            } else {
              json.skipChildren();
            }
          }
        } else {
          json.skipChildren();
        }
      }
      if (text && source.length() > 0) {
        int[] linesOfFile = lines.stream().mapToInt(Integer::intValue).toArray();
        pages.add(Page.cell(number, source.toString(), linesOfFile));
      }
    }

    /** Notes for every line that begins in this string where in the file the string stands. */
    private void add(JsonParser json, StringBuilder source, List<Integer> lines)
        throws IOException {
      String piece = json.getText();
      int line = json.currentTokenLocation().getLineNr();
      boolean fresh = source.length() == 0 || source.charAt(source.length() - 1) == '\n';
      for (int i = 0; i < piece.length(); i++) {
        if (fresh) {
          lines.add(line);
        }
        fresh = piece.charAt(i) == '\n';
      }
      source.append(piece);
    }
  }
}
