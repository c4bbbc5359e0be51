using PostHog.Wire;
using PostHog.Wire.Json;

namespace PostHog.Flags.Remote;

// Facts: flags-answer-v2, flags-answer-legacy.
/// <summary>
/// Reads untrusted answers about flags: the current form, the previous one, and records of a future one. Unreadable
/// answers contain a failure and never throw.
/// </summary>
internal static class FlagsAnswerReader
{
    /// <summary>Reads a response.</summary>
    public static FlagsAnswer Read(WireResponse response)
    {
        if (FlagFailures.Of(response) is { } failure)
        {
            return Failed(failure);
        }

        if (response.IsCut || JsonDocumentReader.ReadObject(response.Body) is not { } document)
        {
            return Failed(ResponseFailures.UnreadableSuccess(response));
        }

        if (IsQuotaLimited(document))
        {
            return Failed(FlagFailures.QuotaLimited);
        }

        return ReadFlags(document) is { } answer
            ? Describe(answer, document)
            : Failed(ResponseFailures.UnreadableSuccess(response));
    }

    private static FlagsAnswer Failed(PostHogFailure failure) =>
        new() { Failure = failure, Error = FlagFailures.ErrorOf(failure) };

    private static bool IsQuotaLimited(JsonObject document) =>
        document.ValueOf(WireNames.QuotaLimited) switch
        {
            object?[] limited => limited.Contains(WireNames.FlagsQuota),
            WireNames.FlagsQuota => true,
            _ => false,
        };

    private static FlagsAnswer? ReadFlags(JsonObject document)
    {
        if (document.ValueOf(WireNames.Flags) is JsonObject records)
        {
            return ReadEach(records, FlagRecordReader.Read);
        }

        var payloads = document.ValueOf(WireNames.FeatureFlagPayloads) as JsonObject;
        return document.ValueOf(WireNames.FeatureFlags) is JsonObject values
            ? ReadEach(values, (key, value) => FlagRecordReader.ReadValue(key, value, payloads))
            : null;
    }

    private static FlagsAnswer ReadEach(
        JsonObject members,
        Func<string, object?, FeatureFlag?> read
    )
    {
        var flags = new Dictionary<string, FeatureFlag>(StringComparer.Ordinal);
        var failed = new List<string>();
        foreach (var member in members)
        {
            if (read(member.Key, member.Value) is { } flag)
            {
                flags[member.Key] = flag;
            }
            else
            {
                failed.Add(member.Key);
            }
        }

        return new FlagsAnswer { Flags = flags, FailedKeys = failed };
    }

    private static FlagsAnswer Describe(FlagsAnswer answer, JsonObject document)
    {
        // Anything but a clear "no" counts, so that a missing flag does not count as one that does not exist.
        var hasErrors = document.ValueOf(WireNames.ComputeErrors) is not (null or false);
        return answer with
        {
            IsAnswered = true,
            HasComputeErrors = hasErrors,
            Failure = hasErrors || answer.FailedKeys.Count > 0 ? FlagFailures.NotComputed : null,
            Error = hasErrors ? WireNames.FlagComputeError : null,
            AllowsMinimalEvents = document.ValueOf(WireNames.MinimalEvents) is true,
            RequestId = document.ValueOf(WireNames.FlagRequestId) as string,
            EvaluatedAt = document.ValueOf(WireNames.EvaluatedAt) as long?,
        };
    }
}
