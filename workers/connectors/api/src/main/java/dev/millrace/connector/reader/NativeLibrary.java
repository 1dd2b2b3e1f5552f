package dev.millrace.connector.reader;

import com.github.luben.zstd.util.Native;
import dev.millrace.contract.InvalidInputException;
import java.sql.SQLException;
import java.util.Locale;

/** Compiled code that its Java part unpacks into the folder for temporary files and loads there. */
public final class NativeLibrary {
  /** Packs files and what waits to be loaded. */
  public static final NativeLibrary ZSTD = new NativeLibrary("zstd", Native::load);

  private final String shown;
  private final Loading loading;

  /** Loads it in a driver's own way. */
  public interface Loading {
    /** Fails with anything when it cannot be loaded. */
    void load() throws SQLException;
  }

  /**
   * A library.
   *
   * @param shown its name for people
   */
  public NativeLibrary(String shown, Loading loading) {
    this.shown = shown;
    this.loading = loading;
  }

  /**
   * Loads it, unless it is loaded already.
   *
   * @throws InvalidInputException when the folder has no room or lets nothing be executed
   */
  public void load() {
    try {
      loading.load();
    } catch (SQLException | RuntimeException | LinkageError e) {
      throw new InvalidInputException(sentence(shown, System.getProperty("java.io.tmpdir"), e));
    }
  }

  static String sentence(String library, String folder, Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.format(
        Locale.ROOT,
        "%s cannot be loaded from %s, the folder for temporary files (%s): it needs 100 MB of room"
            + " and must not be mounted noexec; JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER names"
            + " another",
        library,
        folder,
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
  }
}
