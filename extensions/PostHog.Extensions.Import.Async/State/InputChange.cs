using System.Globalization;

namespace PostHog.Async.Import.State;

/// <summary>Ends an import whose input changes while it is read.</summary>
internal static class InputChange
{
    /// <summary>Throws unless as many events were read as were counted.</summary>
    /// <exception cref="ImportStoppedException">They differ.</exception>
    public static void Check(ImportTally tally, long events)
    {
        if (events != tally.Events)
        {
            throw Stop(
                string.Format(
                    CultureInfo.InvariantCulture,
                    "The input, or its temporary files, were changed while it was imported: {0} events were counted, and {1} can be read.",
                    tally.Events,
                    events
                )
            );
        }
    }

    public static ImportStoppedException Stop(string message) =>
        ImportStoppedException.Of(ImportFailureKind.InputChanged, message);
}
