using Newtonsoft.Json;
using PostHog.Wire.Json;

namespace PostHog.Capture.Values;

/// <summary>
/// Receives what a caller's converter writes, and throws if it is nested too deeply or too long: a converter may
/// serialise values endlessly.
/// </summary>
internal sealed class ConvertedWriter(JsonBuffer buffer) : JsonTextWriter(buffer)
{
    public override void WriteStartObject()
    {
        Check();
        base.WriteStartObject();
    }

    public override void WriteStartArray()
    {
        Check();
        base.WriteStartArray();
    }

    // Newtonsoft.Json writes them, but they are not JSON.
    public override void WriteStartConstructor(string name) =>
        throw AbortedConversionException.Because("holds a constructor, which is no JSON");

    public override void WriteUndefined() => WriteNull();

    public override void WriteComment(string? text) => Check();

    public override void WriteValue(Uri? value) =>
        WriteValue(value is null ? null : UrlText.Of(value));

    protected override void WriteValueDelimiter()
    {
        Check();
        base.WriteValueDelimiter();
    }

    private void Check()
    {
        if (Top > PropertyWriter.MaxDepth)
        {
            throw AbortedConversionException.Because("is nested too deeply");
        }

        if (buffer.Length > PropertyWriter.MaxCharacters)
        {
            throw AbortedConversionException.Because("is too long");
        }
    }
}
