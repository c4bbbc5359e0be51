namespace PostHog.Capture.Values;

internal sealed partial class JsonBuffer
{
    /// <summary>Writes an id in its canonical form.</summary>
    public void WriteId(Guid id)
    {
        const int CanonicalLength = 36;
        Reserve(CanonicalLength);
        id.TryFormat(_characters.AsSpan(Length), out var written);
        Length += written;
    }
}
