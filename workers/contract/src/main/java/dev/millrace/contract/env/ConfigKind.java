package dev.millrace.contract.env;

/**
 * A part of a configuration that there are several kinds of, each a record of its own. An interface
 * extends this one; which of its records is meant stands in a variable {@code …_TYPE}.
 */
public interface ConfigKind {

  /** The kind's name in that variable. */
  String type();
}
