using System.Xml;
using System.Xml.Linq;

namespace PostHog.Capture.Values;

/// <summary>Writes XML as it is, without indentation, up to the maximum size.</summary>
internal static class XmlText
{
    // New lines and tabs stay as they are read.
    private static readonly XmlWriterSettings Settings = new()
    {
        OmitXmlDeclaration = true,
        ConformanceLevel = ConformanceLevel.Auto,
        NewLineHandling = NewLineHandling.Entitize,
    };

    /// <summary>Returns a function that reads values of a type; null if the type is not XML.</summary>
    public static Func<object, object?>? FormOf(Type type) =>
        typeof(XObject).IsAssignableFrom(type) ? OfLinq
        : typeof(XmlNode).IsAssignableFrom(type) ? OfNode
        : null;

    /// <summary>Returns the text of a node of LINQ to XML, or why it is left out.</summary>
    private static object? OfLinq(object value) =>
        value switch
        {
            XDocument document => Written(target =>
            {
                using var xml = XmlWriter.Create(target, Settings);
                foreach (var node in document.Nodes())
                {
                    node.WriteTo(xml);
                }
            }),
            XNode node => Written(target =>
            {
                using var xml = XmlWriter.Create(target, Settings);
                node.WriteTo(xml);
            }),
            _ => value.ToString(),
        };

    /// <summary>Returns the text of a node of a document, or why it is left out.</summary>
    private static object OfNode(object value) =>
        Written(target =>
        {
            using var xml = new XmlTextWriter(target);
            ((XmlNode)value).WriteTo(xml);
        });

    private static object Written(Action<TextWriter> write)
    {
        using var text = new BoundedText(PropertyWriter.MaxCharacters);
        try
        {
            write(text);
        }
        catch (AbortedConversionException aborted)
        {
            return new UnreadableValue(aborted.Message);
        }

        return text.ToString();
    }
}
