namespace PostHog.Capture.Values;

internal sealed partial class JsonBuffer
{
    /// <summary>Writes an id in its canonical form.</summary>
    public void WriteId(Guid id) => Write(id.ToString("D"));
}
