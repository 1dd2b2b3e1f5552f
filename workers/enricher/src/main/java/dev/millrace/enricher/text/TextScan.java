package dev.millrace.enricher.text;

import dev.millrace.enricher.words.LowerCase;
import dev.millrace.enricher.words.WordHashTable;
import dev.millrace.event.json.CharText;

/**
 * One walk over a text that counts words, finds hashtags, mentions and URLs, and gathers what
 * speaks for which language.
 *
 * <p>A word is a run of letters, digits and marks; an apostrophe between letters and a full stop or
 * comma between digits do not end it, a hyphen does. Ideographs and hiragana are one word each;
 * other scripts without spaces (Thai) are one word a run. A hashtag or mention is one word, a URL
 * none.
 *
 * <p>Not safe for use by several threads.
 */
final class TextScan {
  private static final int BEGINS = CharClass.LETTER | CharClass.DIGIT;

  private final TextRanges hashtags = new TextRanges();
  private final TextRanges mentions = new TextRanges();
  private final TextRanges urls = new TextRanges();
  private final LanguageVotes votes = new LanguageVotes();
  private char[] text;
  private int length;
  private int words;

  /** Walks over a text; forgets the one before. */
  void read(CharText chars) {
    text = chars.chars();
    length = chars.length();
    words = 0;
    hashtags.clear();
    mentions.clear();
    urls.clear();
    votes.clear();
    int at = 0;
    while (at < length) {
      at = step(at);
    }
  }

  int words() {
    return words;
  }

  TextRanges hashtags() {
    return hashtags;
  }

  TextRanges mentions() {
    return mentions;
  }

  TextRanges urls() {
    return urls;
  }

  /** The language's tag, or null when unsure. */
  String language() {
    return votes.winner();
  }

  private int step(int at) {
    char c = text[at];
    if (c == '#' || c == '\uFF03') {
      return entity(at, Entities.hashtag(text, at, length), hashtags);
    } else if (c == '@' || c == '\uFF20') {
      return entity(at, Entities.mention(text, at, length), mentions);
    }
    int point = Character.isHighSurrogate(c) ? Character.codePointAt(text, at, length) : c;
    int kind = CharClass.of(point);
    if ((kind & BEGINS) == 0) {
      return at + Character.charCount(point);
    }
    return (kind & CharClass.ALONE) != 0 ? ideograph(at, point) : wordOrUrl(at);
  }

  private int entity(int at, int end, TextRanges into) {
    if (end == Entities.NONE) {
      return at + 1;
    }
    into.add(at + 1, end);
    words++;
    return end;
  }

  private int ideograph(int at, int point) {
    votes.letter((char) point, CharClass.script(point));
    words++;
    return at + Character.charCount(point);
  }

  private int wordOrUrl(int at) {
    if ((text[at] | 0x20) == 'h') {
      int end = Entities.url(text, at, length);
      if (end != Entities.NONE) {
        urls.add(at, end);
        return end;
      }
    }
    words++;
    return word(at);
  }

  /** Walks over the word that begins at {@code from}; gives the index after it. */
  private int word(int from) {
    int hash = 0;
    int ascii = 0;
    int at = from;
    while (at < length) {
      char c = text[at];
      if (isAsciiLetter(c)) {
        ascii++;
        hash = WordHashTable.hash(hash, (char) (c | 0x20));
        at++;
      } else {
        int size = inWord(from, at, hash);
        if (size == 0) {
          break;
        }
        hash = WordHashTable.hash(hash, LowerCase.of(c));
        at += size;
      }
    }
    votes.asciiLetters(ascii);
    votes.word(text, from, at, hash);
    return at;
  }

  /** UTF-16 units of a character that is part of the word before it; 0 when it is none. */
  private int inWord(int from, int at, int hash) {
    char c = text[at];
    int point = Character.isHighSurrogate(c) ? Character.codePointAt(text, at, length) : c;
    int kind = CharClass.of(point);
    if (kind == CharClass.LETTER) {
      votes.letter(LowerCase.of(c), CharClass.script(point));
    } else if (isApostrophe(c) && joins(at, CharClass.LETTER)) {
      votes.elision(text, from, at, hash);
    } else if ((kind & (CharClass.DIGIT | CharClass.EXTENDER)) == 0) {
      return (c == '.' || c == ',') && joins(at, CharClass.DIGIT) ? 1 : 0;
    }
    return Character.charCount(point);
  }

  private static boolean isAsciiLetter(char c) {
    int letter = c | 0x20;
    return letter >= 'a' && letter <= 'z';
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2019';
  }

  /** Whether characters of a kind stand on both sides; the one before is part of a word. */
  private boolean joins(int at, int kind) {
    return at + 1 < length
        && (CharClass.of(text[at - 1]) & kind) != 0
        && (CharClass.of(text[at + 1]) & (kind | CharClass.ALONE)) == kind;
  }
}
