using System.Collections;
using PostHog.Wire;

namespace PostHog.Extensions.Cli.Reporting;

/// <summary>Takes out of events what may tell of the user: messages of exceptions, and variables of the user.</summary>
internal static class ExceptionCleaning
{
    /// <summary>Changes an event before it is sent.</summary>
    public static PostHogEvent Clean(PostHogEvent sent)
    {
        sent.Properties.Remove(WireNames.ReleaseId);
        if (sent.Name != ExceptionNames.Event)
        {
            return sent;
        }

        sent[ExceptionNames.Message] = sent[ExceptionNames.Type];
        if (sent[ExceptionNames.List] is IEnumerable list)
        {
            foreach (var entry in list.OfType<IDictionary<string, object?>>())
            {
                entry[ExceptionNames.Value] = entry[ExceptionNames.EntryType];
            }
        }

        return sent;
    }
}
