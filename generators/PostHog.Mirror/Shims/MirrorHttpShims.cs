// needs: System.Net.Http.HttpContent
using System.IO;
using System.Net.Http;
using System.Text;
using System.Threading;

// Contents of HTTP messages, which are read from their stream.
[global::Microsoft.CodeAnalysis.Embedded]
internal static class MirrorHttpShims
{
#if NET5_0_OR_GREATER
    public static string ReadAsString(
        this HttpContent content,
        CancellationToken cancellationToken = default
    )
    {
        using var bytes = new MemoryStream(content.ReadAsByteArray(cancellationToken));
        var charset = content.Headers.ContentType?.CharSet?.Trim('"');
        var encoding = string.IsNullOrEmpty(charset)
            ? Encoding.UTF8
            : Encoding.GetEncoding(charset);
        using var reader = new StreamReader(bytes, encoding, true);
        return reader.ReadToEnd();
    }

    public static byte[] ReadAsByteArray(
        this HttpContent content,
        CancellationToken cancellationToken = default
    )
    {
        using var bytes = new MemoryStream();
        content.CopyTo(bytes, context: null, cancellationToken);
        return bytes.ToArray();
    }

    public static void CopyTo(
        this HttpContent content,
        Stream stream,
        CancellationToken cancellationToken = default
    ) => content.CopyTo(stream, context: null, cancellationToken);
#endif
}
