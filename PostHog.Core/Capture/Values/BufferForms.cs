using System.Buffers;

namespace PostHog.Capture.Values;

/// <summary>Defines what is sent for buffers: those of characters are text, those of bytes are bytes.</summary>
internal static class BufferForms
{
    /// <summary>Returns the text or the bytes of a buffer; null for any other value.</summary>
    public static object? Of(object value) =>
        value is ValueType ? OfView(value)
        : value is char[] characters ? new string(characters)
        : null;

    private static object? OfView(object value) =>
        value switch
        {
            ReadOnlyMemory<char> text => text.ToString(),
            Memory<char> text => text.ToString(),
            ArraySegment<char> text => text.AsMemory().ToString(),
            ReadOnlySequence<char> text => new string(text.ToArray()),
            ReadOnlyMemory<byte> bytes => bytes.ToArray(),
            Memory<byte> bytes => bytes.ToArray(),
            ArraySegment<byte> bytes => bytes.AsMemory().ToArray(),
            ReadOnlySequence<byte> bytes => bytes.ToArray(),
            _ => null,
        };
}
