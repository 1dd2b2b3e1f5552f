package dev.millrace.event.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.contract.event.EventColumns;
import dev.millrace.event.json.RejectedEventException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RowsTest {
  private static final List<Column> COLUMNS =
      List.of(new Column("id", ColumnType.INT64), EventColumns.EXTRA);

  private final RowDecoder decoder = new RowDecoder(COLUMNS);

  @Test
  void manyRowsComeInBlocksAndInOrder() throws Exception {
    int count = 2 * Rows.CAPACITY + 1;
    List<Rows> blocks = rows(count);

    assertThat(blocks).extracting(Rows::size).containsExactly(Rows.CAPACITY, Rows.CAPACITY, 1);
    List<Long> ids = new ArrayList<>();
    for (Rows block : blocks) {
      for (int row = 0; row < block.size(); row++) {
        ids.add(block.integer(0, row));
        assertThat(block.offset(row)).isEqualTo(2 * block.integer(0, row));
        assertThat(new String(block.utf8(1, row), StandardCharsets.UTF_8))
            .isEqualTo("{\"u\":" + block.integer(0, row) + "}");
      }
    }
    assertThat(ids).hasSize(count).isSorted().startsWith(0L).endsWith(count - 1L);
  }

  @Test
  void theRestFromAnOffset() throws Exception {
    Rows block = rows(10).get(0);

    assertThat(block.from(0).size()).isEqualTo(10);
    assertThat(block.from(8).offset(0)).isEqualTo(8);
    assertThat(block.from(7).offset(0)).as("offsets have gaps").isEqualTo(8);
    assertThat(block.from(8).integer(0, 0)).isEqualTo(4);
    assertThat(block.from(8).from(12).value(0)).isEqualTo(block.value(6));
    assertThat(block.from(19).size()).isZero();
  }

  private List<Rows> rows(int count) throws RejectedEventException {
    RowsBuilder builder = new RowsBuilder(COLUMNS);
    for (int i = 0; i < count; i++) {
      byte[] json =
          String.format(Locale.ROOT, "{\"id\":%d,\"u\":%d}", i, i).getBytes(StandardCharsets.UTF_8);
      decoder.decode(2L * i, json, builder);
    }
    assertThat(builder.size()).isEqualTo(count);
    return builder.build();
  }
}
