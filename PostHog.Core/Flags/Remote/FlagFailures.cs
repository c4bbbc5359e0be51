using System.Globalization;
using PostHog.Wire;

namespace PostHog.Flags.Remote;

// Facts: flags-retry.
/// <summary>The reasons why the server could not be asked for flags, as messages and in flag-called events.</summary>
internal static class FlagFailures
{
    /// <summary>The project has used up its flag evaluations.</summary>
    public static readonly PostHogFailure QuotaLimited = new(
        PostHogFailureKind.QuotaLimited,
        "The project has reached its quota of feature flag evaluations."
    );

    /// <summary>The server responded, but could not compute every flag.</summary>
    public static readonly PostHogFailure NotComputed = new(
        PostHogFailureKind.FlagsNotComputed,
        "The server could not compute every flag; the missing flags are unknown."
    );

    /// <summary>The caller allows no request.</summary>
    public static readonly PostHogFailure NotLocal = new(
        PostHogFailureKind.FlagsNotComputed,
        "Some flags cannot be evaluated locally, and the call allows local evaluation only."
    );

    /// <summary>The caller allows no request, and there are no definitions yet.</summary>
    public static readonly PostHogFailure NotLoaded = new(
        PostHogFailureKind.FlagsNotComputed,
        "Flag definitions are not loaded, and the call allows local evaluation only. Wait for them at start-up with "
            + "WaitUntilLocalEvaluationReady; the log and LocalEvaluation.LastFailure say why loading fails."
    );

    /// <summary>The caller allows no request, and this process loads no definitions.</summary>
    public static readonly PostHogFailure NoDefinitions = new(
        PostHogFailureKind.FlagsNotComputed,
        "The call allows local evaluation only, but no flag definitions are loaded. Set SecretKey or a flag definition provider."
    );

    /// <summary>There is no secret key.</summary>
    public static readonly PostHogFailure NoSecretKey = new(
        PostHogFailureKind.InvalidCall,
        "Remote config payloads need SecretKey: a personal API key (phx_...) or a feature flags secure key (phs_...)."
    );

    /// <summary>There is no distinct id.</summary>
    public static readonly PostHogFailure NoIdentity = new(
        PostHogFailureKind.InvalidCall,
        "Flags cannot be evaluated without a distinct id: neither the call nor the request context has one."
    );

    /// <summary>The key is blank.</summary>
    public static readonly PostHogFailure NoKey = new(
        PostHogFailureKind.InvalidCall,
        "The flag key is blank."
    );

    /// <summary>The key is a part of URLs that stands for another path.</summary>
    public static readonly PostHogFailure PathKey = new(
        PostHogFailureKind.InvalidCall,
        "A flag whose key is '.' or '..' cannot be requested, because a URL gives them another meaning."
    );

    /// <summary>Returns why a response has no flags; null if it can have them.</summary>
    public static PostHogFailure? Of(WireResponse response)
    {
        if (response.Failure is { } failure)
        {
            return ResponseFailures.NoResponse(failure);
        }

        if (response.IsSuccess)
        {
            return null;
        }

        return response.Status is 408 or 429 or >= 500
            ? ResponseFailures.Unable(response.Status)
            : ResponseFailures.Refused(response);
    }

    /// <summary>Returns the name of a failure in flag-called events.</summary>
    public static string ErrorOf(PostHogFailure failure) =>
        failure.Kind switch
        {
            // Without a status no response was read, so the connection failed.
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
