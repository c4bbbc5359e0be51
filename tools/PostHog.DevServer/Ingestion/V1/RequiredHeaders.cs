using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace PostHog.Development.Ingestion.V1;

/// <summary>The headers without which PostHog does not look at a V1 request.</summary>
internal static class RequiredHeaders
{
    public const string RequestId = "PostHog-Request-Id";

    private static readonly (string Name, string Form, Func<string, bool> IsFit)[] All =
    [
        ("Authorization", "is not \"Bearer <project token>\"", IsBearer),
        ("Content-Type", "is not application/json", IsJson),
        ("User-Agent", "is blank", text => !string.IsNullOrWhiteSpace(text)),
        ("PostHog-Sdk-Info", "is not \"<name>/<version>\"", IsNameAndVersion),
        ("PostHog-Attempt", "is not a number from 1", IsAttempt),
        (RequestId, "is not a UUID", text => WireUuid.Parse(text) is not null),
        ("PostHog-Request-Timestamp", "is not a time of RFC 3339", Timestamp.IsValid),
    ];

    /// <summary>All that is missing or malformed, or null.</summary>
    public static Problem? FindProblem(IHeaderDictionary headers)
    {
        var missing = All.Where(header => !headers.ContainsKey(header.Name))
            .Select(header => $"{header.Name} is missing")
            .ToList();
        var malformed = All.Where(header =>
                headers.TryGetValue(header.Name, out var value) && !header.IsFit($"{value}")
            )
            .Select(header => $"{header.Name} {header.Form}")
            .ToList();
        if (missing.Count + malformed.Count == 0)
        {
            return null;
        }

        var tag = missing.Count > 0 ? "missing_required_headers" : "invalid_header_value";
        return new Problem(tag, string.Join("; ", missing.Concat(malformed)));
    }

    private static bool IsBearer(string text) =>
        text.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
        && !string.IsNullOrWhiteSpace(text["Bearer ".Length..]);

    private static bool IsJson(string text) =>
        text.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase);

    private static bool IsNameAndVersion(string text) =>
        text.LastIndexOf('/') is > 0 and var slash && slash < text.Length - 1;

    private static bool IsAttempt(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var attempt)
        && attempt >= 1;
}
