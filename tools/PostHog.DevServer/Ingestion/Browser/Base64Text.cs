using System.Buffers;
using System.Buffers.Text;

namespace PostHog.Development.Ingestion.Browser;

/// <summary>Reads base64 as it comes out of a form.</summary>
internal static class Base64Text
{
    /// <summary>Returns the bytes; null where it is no base64, or nothing.</summary>
    public static ReadOnlyMemory<byte>? Decode(ReadOnlyMemory<byte> text)
    {
        var bytes = text.ToArray();
        // A form turns a plus sign into a space, and browsers may leave it unescaped.
        bytes.AsSpan().Replace((byte)' ', (byte)'+');
        if (Base64.DecodeFromUtf8InPlace(bytes, out var length) is not OperationStatus.Done)
        {
            return null;
        }

        return length > 0 ? bytes.AsMemory(0, length) : (ReadOnlyMemory<byte>?)null;
    }
}
