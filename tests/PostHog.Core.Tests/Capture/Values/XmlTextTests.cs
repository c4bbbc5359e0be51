using System.Xml;
using System.Xml.Linq;

namespace PostHog.Core.Tests.Capture.Values;

/// <summary>XML is sent as it is, without white space that its author did not write.</summary>
internal sealed class XmlTextTests
{
    private const string Text = "<a x=\"1\"><b>x</b> <c /></a>";

    private static readonly TestCaseData[] Nodes =
    [
        Row("element", XElement.Parse(Text, LoadOptions.PreserveWhitespace), Text),
        Row("elements", new XElement("a", new XElement("b")), "<a><b /></a>"),
        Row(
            "document",
            XDocument.Parse("<!DOCTYPE a []><a><b /></a>", LoadOptions.PreserveWhitespace),
            "<!DOCTYPE a []><a><b /></a>"
        ),
        Row("text", new XText("a<b"), "a&lt;b"),
        Row("comment", new XComment("c"), "<!--c-->"),
        Row("attribute", new XAttribute("a", 1), "a=\"1\""),
        Row("older document", Document(Text), Text),
        Row("older element", Document(Text).DocumentElement!, Text),
        Row("older attribute", Document(Text).DocumentElement!.Attributes[0], "x=\"1\""),
        Row("older text", Document(Text).DocumentElement!.FirstChild!.FirstChild!, "x"),
    ];

    [TestCaseSource(nameof(Nodes))]
    public void Sends_the_text_unchanged(object node, string text)
    {
        var written = Written.Value(node);

        Assert.That(written.Properties.GetProperty("value").GetString(), Is.EqualTo(text));
    }

    [Test, MaxTime(20_000)]
    public void Deep_XML_takes_no_longer_than_its_length_requires([Values] bool isOlder)
    {
        var text =
            new string('x', 15_000).Replace("x", "<a>")
            + new string('x', 15_000).Replace("x", "</a>");
        object node = isOlder ? Document(text) : XElement.Parse(text);

        var sent = Written.Value(node).Properties.GetProperty("value").GetString()!;

        Assert.That(sent.Replace(" /></a>", "></a></a>"), Has.Length.EqualTo(text.Length));
    }

    private static readonly TestCaseData[] Long =
    [
        Row("element", new XElement("a", new string('x', 1_000_000)), ""),
        Row("document", Document($"<a>{new string('x', 1_000_000)}</a>"), ""),
    ];

    [TestCaseSource(nameof(Long))]
    public void Omits_what_is_too_long(object node, string _)
    {
        var written = Written.Value(node);

        Assert.That(written.Own, Is.EqualTo("\"before\":1,\"after\":2"));
        Assert.That(written.Log.Warnings.Single(), Does.Contain("is too long"));
    }

    private static XmlDocument Document(string text)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        document.LoadXml(text);
        return document;
    }

    private static TestCaseData Row(string name, object node, string text) =>
        new TestCaseData(node, text).SetArgDisplayNames(name);
}
