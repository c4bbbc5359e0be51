using Newtonsoft.Json.Linq;
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

        new JsonSource(() => JsonDocumentReader.TextIn(response.Body)).Mark(document);
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

    private static bool IsQuotaLimited(JObject document) =>
        document[WireNames.QuotaLimited] switch
        {
            JArray limited => limited.Any(one => one is JValue { Value: WireNames.FlagsQuota }),
            JValue { Value: WireNames.FlagsQuota } => true,
            _ => false,
        };

    private static FlagsAnswer? ReadFlags(JObject document)
    {
        if (document[WireNames.Flags] is JObject records)
        {
            return ReadEach(records, record => FlagRecordReader.Read(record.Name, record.Value));
        }

        var payloads = document[WireNames.FeatureFlagPayloads] as JObject;
        return document[WireNames.FeatureFlags] is JObject values
            ? ReadEach(
                values,
                value => FlagRecordReader.ReadValue(value.Name, value.Value, payloads)
            )
            : null;
    }

    private static FlagsAnswer ReadEach(JObject members, Func<JProperty, FeatureFlag?> read)
    {
        var flags = new Dictionary<string, FeatureFlag>(StringComparer.Ordinal);
        var failed = new List<string>();
        foreach (var member in members.Properties())
        {
            if (read(member) is { } flag)
            {
                flags[member.Name] = flag;
            }
            else
            {
                failed.Add(member.Name);
            }
        }

        return new FlagsAnswer { Flags = flags, FailedKeys = failed };
    }

    private static FlagsAnswer Describe(FlagsAnswer answer, JObject document)
    {
        // Anything but a clear "no" counts, so that a missing flag does not count as one that does not exist.
        var hasErrors =
            document[WireNames.ComputeErrors]
            is not (null or { Type: JTokenType.Null } or JValue { Value: false });
        return answer with
        {
            IsAnswered = true,
            HasComputeErrors = hasErrors,
            Failure = hasErrors || answer.FailedKeys.Count > 0 ? FlagFailures.NotComputed : null,
            Error = hasErrors ? WireNames.FlagComputeError : null,
            AllowsMinimalEvents = document[WireNames.MinimalEvents] is JValue { Value: true },
            RequestId = (document[WireNames.FlagRequestId] as JValue)?.Value as string,
            EvaluatedAt = document[WireNames.EvaluatedAt] is JValue { Value: long time }
                ? time
                : null,
        };
    }
}
