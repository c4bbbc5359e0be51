using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace PostHog.Extensions.AI.Calls;

/// <summary>Finds the HTTP status in an exception of a provider.</summary>
internal static class ErrorStatus
{
    private const int MaxCauses = 4;

    /// <summary>Returns the status; null if the exception has none.</summary>
    public static int? Of(Exception error)
    {
        var cause = error;
        for (var depth = 0; cause is not null && depth < MaxCauses; depth++)
        {
            if (OfOne(cause) is { } status)
            {
                return status;
            }

            cause = cause.InnerException;
        }

        return null;
    }

    private static int? OfOne(Exception error) =>
        StatusIn(error, "Status") ?? StatusIn(error, "StatusCode");

    // Some exceptions have an integer, such as those of OpenAI and Azure. Others have an enum, such as those of AWS, and
    // that of .NET on newer frameworks.
    [UnconditionalSuppressMessage(
        "Trimming",
        "IL2075",
        Justification = "In a trimmed program that does not use the property, the event has no status."
    )]
    private static int? StatusIn(Exception error, string property)
    {
        try
        {
            var status = error.GetType().GetProperty(property)?.GetValue(error) switch
            {
                int number => number,
                HttpStatusCode code => (int)code,
                _ => 0,
            };
            return status is >= 100 and <= 599 ? status : null;
        }
        catch (Exception)
        {
            // Whatever the reason, the event is sent without a status.
            return null;
        }
    }
}
