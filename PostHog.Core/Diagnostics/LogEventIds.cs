namespace PostHog.Diagnostics;

/// <summary>
/// The numbers of the log messages by the methods that write them. Users filter and count by them: none is changed or
/// used again.
/// </summary>
internal static class LogEventIds
{
    private static readonly Dictionary<string, int> Ids = new(StringComparer.Ordinal)
    {
        ["ProjectTokenMissing"] = 1,
        ["SecretKeyIsProjectToken"] = 2,
        ["ProjectTokenIsSecret"] = 3,
        ["TokenShared"] = 4,
        ["HandlersNotInspectable"] = 5,
        ["ClientForgotten"] = 6,
        ["ExitFlushTimedOut"] = 7,
        ["HandlerNotInspectable"] = 8,
        ["EventDropped"] = 101,
        ["EventDroppedByBeforeSend"] = 102,
        ["EventAtRisk"] = 103,
        ["EventReadInPart"] = 104,
        ["SuperPropertyRepaired"] = 105,
        ["BodyNotCompressed"] = 106,
        ["CallbackThrew"] = 107,
        ["LossNotReported"] = 108,
        ["AttemptFaulted"] = 109,
        ["WorkerFailed"] = 110,
        ["EnqueueDropped"] = 111,
        ["EventsEvicted"] = 112,
        ["EventsAbandoned"] = 113,
        ["PropertyRepaired"] = 114,
        ["CallDropped"] = 115,
        ["ServerCommented"] = 116,
        ["BatchSplit"] = 117,
        ["AttemptFailed"] = 118,
        ["DeliveryGivenUp"] = 119,
        ["Delivered"] = 120,
        ["QuotaLimited"] = 121,
        ["EventsSpooled"] = 122,
        ["EventsReplayed"] = 123,
        ["SpooledEventsDropped"] = 124,
        ["SpoolFailed"] = 125,
        ["SpoolFileSkipped"] = 126,
        ["ReplayFailed"] = 127,
        ["FlagsNotEvaluated"] = 201,
        ["FlagsNotLoaded"] = 202,
        ["PayloadUnreadable"] = 203,
        ["PayloadMisfit"] = 204,
        ["PayloadTypeUnseen"] = 205,
        ["FlagAttemptFailed"] = 206,
        ["FlagKeyIgnored"] = 207,
        ["FlagNotInSnapshot"] = 208,
        ["FlagInputsUnreadable"] = 209,
        ["FlagPropertiesIgnored"] = 210,
        ["FlagPropertyOmitted"] = 211,
        ["FlagPropertyRepaired"] = 212,
        ["FlagOverridesRead"] = 213,
        ["FlagOverridesKept"] = 214,
        ["DefinitionsReplaced"] = 301,
        ["DefinitionsKept"] = 302,
        ["FlagLeftToServer"] = 303,
        ["DefinitionsRecovered"] = 304,
        ["DefinitionsRefused"] = 305,
        ["DefinitionsQuotaLimited"] = 306,
        ["DefinitionProviderFailed"] = 307,
        ["BadDistinctId"] = 401,
        ["ExceptionNotSent"] = 402,
        ["ExceptionLimited"] = 403,
        ["ExceptionFilterFailed"] = 404,
        ["ExceptionFilterWithoutEnd"] = 405,
        ["ExceptionHookFailed"] = 406,
        ["UnobservedTasksNotWatched"] = 407,
        ["AiNotCaptured"] = 501,
        ["AiFunctionInvocationInside"] = 502,
        ["AiGatewayCaptured"] = 503,
        ["AiContentReduced"] = 504,
        ["AiNumberLeftOut"] = 505,
    };

    /// <summary>All messages and their numbers.</summary>
    public static IReadOnlyDictionary<string, int> All => Ids;

    /// <summary>Returns the number of a message; 0 for a message that is not listed.</summary>
    public static int Of(string eventName) => Ids.TryGetValue(eventName, out var id) ? id : 0;
}
