// needs: System.Text.Json.Utf8JsonWriter
using System.Text.Json;
using System.Threading;

// Writers of JSON: the token is asked before the call.
[global::Microsoft.CodeAnalysis.Embedded]
internal static class MirrorJsonWriterShims
{
    public static void Flush(this Utf8JsonWriter writer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        writer.Flush();
    }
}
