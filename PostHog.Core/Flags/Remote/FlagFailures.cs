using System.Globalization;
using PostHog.Wire;

namespace PostHog.Flags.Remote;

// Facts: flags-retry.
/// <summary>Puts into words why flags could not be asked for, for people and for the events about reads.</summary>
internal static class FlagFailures
{
    /// <summary>The project may not evaluate any more flags.</summary>
    public static readonly PostHogFailure QuotaLimited = new(
        PostHogFailureKind.QuotaLimited,
        "The project's quota of feature flag evaluations is used up."
    );

    /// <summary>The server answered, but not for every flag.</summary>
    public static readonly PostHogFailure NotComputed = new(
        PostHogFailureKind.FlagsNotComputed,
        "The server could not compute every flag; those that are missing are not known."
    );

    /// <summary>The caller wanted no request.</summary>
    public static readonly PostHogFailure NotLocal = new(
        PostHogFailureKind.FlagsNotComputed,
        "Not every flag could be evaluated in this process, and the server was not to be asked."
    );

    /// <summary>The caller wanted no request, and there are no definitions yet.</summary>
    public static readonly PostHogFailure NotLoaded = new(
        PostHogFailureKind.FlagsNotComputed,
        "Flag definitions are not loaded, and the server was not to be asked. Wait for them at the start with "
            + "WaitUntilLocalEvaluationReady; the log and LocalEvaluation.LastError say why loading fails."
    );

    /// <summary>The caller wanted no request, and this process loads no definitions.</summary>
    public static readonly PostHogFailure NoDefinitions = new(
        PostHogFailureKind.FlagsNotComputed,
        "Flags are to be evaluated in this process only, but it loads no definitions. Set SecretKey, or a provider."
    );

    /// <summary>Nothing to prove that the caller may read payloads.</summary>
    public static readonly PostHogFailure NoSecretKey = new(
        PostHogFailureKind.InvalidCall,
        "Remote config payloads need SecretKey: a personal API key (phx_...) or a feature flags secure key (phs_...)."
    );

    /// <summary>Nobody to evaluate flags for.</summary>
    public static readonly PostHogFailure NoIdentity = new(
        PostHogFailureKind.InvalidCall,
        "There is nobody to evaluate flags for: neither the call nor the request context names a distinct id."
    );

    /// <summary>No flag to evaluate.</summary>
    public static readonly PostHogFailure NoKey = new(
        PostHogFailureKind.InvalidCall,
        "A flag cannot be evaluated by a blank key."
    );

    /// <summary>Returns why a response holds no flags; null when it may.</summary>
    public static PostHogFailure? Of(WireResponse response)
    {
        if (response.Failure is { } failure)
        {
            return ResponseFailures.NoAnswer(failure);
        }

        if (response.IsSuccess)
        {
            return null;
        }

        return response.Status is 408 or 429 or >= 500
            ? ResponseFailures.Unable(response.Status)
            : ResponseFailures.Refused(response);
    }

    /// <summary>Returns what events call a failure.</summary>
    public static string ErrorOf(PostHogFailure failure) =>
        failure.Kind switch
        {
            // Without a status no answer was read: the connection is to blame, not what stands in the answer.
            PostHogFailureKind.UnreadableResponse when failure.StatusCode is null =>
                WireNames.FlagConnectionError,
            PostHogFailureKind.QuotaLimited => WireNames.FlagQuotaError,
            PostHogFailureKind.FlagsNotComputed => WireNames.FlagComputeError,
            PostHogFailureKind.Timeout => WireNames.FlagTimeoutError,
            PostHogFailureKind.Unreachable
            or PostHogFailureKind.TlsFailure
            or PostHogFailureKind.ConnectionLost => WireNames.FlagConnectionError,
            PostHogFailureKind.Refused or PostHogFailureKind.ServerError => string.Format(
                CultureInfo.InvariantCulture,
                "{0}{1}",
                WireNames.FlagStatusError,
                failure.StatusCode
            ),
            _ => WireNames.FlagUnknownError,
        };
}
