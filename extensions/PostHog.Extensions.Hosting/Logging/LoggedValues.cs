using System.Collections;

namespace PostHog.Extensions.Hosting.Logging;

/// <summary>The values of a message as loggers expect them: by name, and the template last.</summary>
internal sealed class LoggedValues(PostHogLogEntry entry)
    : IReadOnlyList<KeyValuePair<string, object?>>
{
    private const string TemplateName = "{OriginalFormat}";

    public int Count => entry.Values.Count + 1;

    public KeyValuePair<string, object?> this[int index] =>
        index == entry.Values.Count
            ? new(TemplateName, entry.MessageTemplate)
            : entry.Values[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    /// <summary>Returns the complete message.</summary>
    public override string ToString() => entry.Message;

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
