using Newtonsoft.Json;

namespace PostHog.Capture.Values;

/// <summary>
/// Takes what a converter of the caller's writes, and throws when that is nested too deeply or too long: a converter may
/// ask the serialiser for values without end.
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

    protected override void WriteValueDelimiter()
    {
        Check();
        base.WriteValueDelimiter();
    }

    private void Check()
    {
        if (Top > PropertyWriter.MaxDepth || buffer.Length > PropertyWriter.MaxCharacters)
        {
            throw new JsonSerializationException();
        }
    }
}
