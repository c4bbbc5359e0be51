using PostHog.Diagnostics;

namespace PostHog.Flags.Loading;

/// <summary>Logs the result of a load if it differs from the previous one.</summary>
internal static class LoadLog
{
    public static void Write(PostHogLog log, LoadResult result, LocalEvaluationStatus status)
    {
        if (result.IsRepeated || result.IsEndOfClient)
        {
            return;
        }

        if (result.IsRecovery)
        {
            log.DefinitionsRecovered();
        }

        switch (result.Outcome)
        {
            case LoadOutcome.Replaced:
                log.DefinitionsReplaced(status);
                break;
            case LoadOutcome.Cleared when result.IsQuota:
                log.DefinitionsQuotaLimited(result.Failure!);
                break;
            case LoadOutcome.Cleared:
                log.DefinitionsRefused(result.Failure!);
                break;
            case LoadOutcome.Kept:
                // A store may be empty at first, and another process may have to fill it.
                log.DefinitionsKept(
                    result.IsNothingShared ? PostHogLogLevel.Debug : PostHogLogLevel.Warning,
                    result.Failure!,
                    status.IsReady
                );
                break;
            case LoadOutcome.Confirmed or LoadOutcome.Overtaken:
                break;
        }
    }
}
