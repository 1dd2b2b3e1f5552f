package dev.millrace.local.report;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A rendered report, to look things up in. Everything but script and style is well-formed XML. */
final class Page {
  private final Document document;

  Page(String html) {
    String xml =
        html.replaceFirst("(?s)<style>.*?</style>", "<style/>")
            .replaceFirst("(?s)<script>.*?</script>", "<script/>");
    try {
      document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(xml)));
    } catch (Exception e) {
      throw new AssertionError("not well-formed: " + e.getMessage(), e);
    }
  }

  /** Text of everything that matches. */
  List<String> texts(String xpath) {
    try {
      NodeList nodes =
          (NodeList)
              XPathFactory.newInstance()
                  .newXPath()
                  .evaluate(xpath, document, XPathConstants.NODESET);
      return IntStream.range(0, nodes.getLength())
          .mapToObj(nodes::item)
          .map(Node::getTextContent)
          .map(text -> text.replaceAll("\\s+", " ").strip())
          .toList();
    } catch (javax.xml.xpath.XPathExpressionException e) {
      throw new AssertionError(e);
    }
  }
}
