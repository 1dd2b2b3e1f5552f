package dev.millrace.event.rows;

import java.util.List;

/** Blocks that are in memory. */
record LoadedBlocks(List<Rows> blocks) implements RowBlocks {
  LoadedBlocks {
    blocks = List.copyOf(blocks);
  }

  @Override
  public int count() {
    return blocks.size();
  }

  @Override
  public int size(int block) {
    return blocks.get(block).size();
  }

  @Override
  public Rows get(int block) {
    return blocks.get(block);
  }
}
