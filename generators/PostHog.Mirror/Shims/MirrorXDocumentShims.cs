// likewise: XElement
using System.IO;
using System.Threading;
using System.Xml;
using System.Xml.Linq;

// Trees of XML: the token is asked before the call.
[global::Microsoft.CodeAnalysis.Embedded]
internal static class MirrorXDocumentShims
{
#if NET5_0_OR_GREATER
    extension(XDocument)
    {
        public static XDocument Load(
            Stream stream,
            LoadOptions options,
            CancellationToken cancellationToken
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return XDocument.Load(stream, options);
        }

        public static XDocument Load(
            TextReader textReader,
            LoadOptions options,
            CancellationToken cancellationToken
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return XDocument.Load(textReader, options);
        }

        public static XDocument Load(
            XmlReader reader,
            LoadOptions options,
            CancellationToken cancellationToken
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return XDocument.Load(reader, options);
        }
    }

    public static void Save(
        this XDocument tree,
        Stream stream,
        SaveOptions options,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        tree.Save(stream, options);
    }

    public static void Save(
        this XDocument tree,
        TextWriter textWriter,
        SaveOptions options,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        tree.Save(textWriter, options);
    }

    public static void Save(
        this XDocument tree,
        XmlWriter writer,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        tree.Save(writer);
    }
#endif
}
