using System.Globalization;
using PostHog.Blocking;

namespace PostHog.Tool.Doctor;

/// <summary>Asks PostHog itself, as an application would.</summary>
internal static class ServiceChecks
{
    private const string DistinctId = "phog-doctor";
    private const string Flags = "flags";
    private const string Events = "events";
    private const string Local = "local evaluation";

    /// <summary>Evaluates the flags of nobody in particular; sends no event.</summary>
    public static Finding AskForFlags(PostHogClient client, CancellationToken stopped)
    {
        var options = new EvaluateFlagsOptions { SendFeatureFlagEvents = false };
        var flags = client.EvaluateFlags(DistinctId, options, stopped);
        return flags.Failure is { } failure
            ? Explain(Flags, failure)
            : Finding.Ok(
                Flags,
                string.Create(CultureInfo.InvariantCulture, $"{flags.Keys.Count} evaluated")
            );
    }

    /// <summary>Sends one event.</summary>
    public static Finding SendEvent(PostHogClient client, CancellationToken stopped)
    {
        var result = client.Capture(PostHogEvent.Anonymous("phog doctor"), stopped);
        return result.Failure is { } failure
            ? Explain(Events, failure)
            : Finding.Ok(Events, "one named \"phog doctor\" was delivered");
    }

    /// <summary>Loads the flag definitions with the secret key.</summary>
    public static Finding LoadDefinitions(PostHogClient client, CancellationToken stopped)
    {
        client.WaitUntilLocalEvaluationReady(timeout: null, stopped);
        var status = client.LocalEvaluation;
        if (status.IsReady)
        {
            return Finding.Ok(
                Local,
                string.Create(CultureInfo.InvariantCulture, $"{status.FlagCount} definitions")
            );
        }

        return Finding.Failed(
            Local,
            status.LastFailure?.Message ?? "the definitions could not be loaded",
            "Check that the secret key belongs to this project and may read feature flags."
        );
    }

    private static Finding Explain(string check, PostHogFailure failure) =>
        failure.Kind switch
        {
            PostHogFailureKind.Refused => Finding.Failed(
                check,
                failure.Message,
                "Check that the token belongs to a project at this host: projects in the EU are at https://eu.i.posthog.com."
            ),
            PostHogFailureKind.UnreadableResponse => Finding.Failed(
                check,
                failure.Message,
                "Something else than PostHog answers: check the host, its path, and whether a proxy or a login page is between."
            ),
            PostHogFailureKind.QuotaLimited => Finding.Warning(
                check,
                failure.Message,
                "Raise the billing limit of the project, or wait for the next period."
            ),
            _ => Finding.Failed(
                check,
                failure.Message,
                "Try again later; see status.posthog.com if it lasts."
            ),
        };
}
