using PostHog.Wire;

namespace PostHog.Flags.Loading;

// Facts: definitions-request.
/// <summary>Requests the flag definitions of a project.</summary>
internal sealed class DefinitionsRequest(Uri endpoint, string token, string key, TimeSpan timeout)
{
    private readonly Uri _url = new(
        $"{endpoint.AbsoluteUri}?token={Uri.EscapeDataString(token)}&send_cohorts"
    );

    /// <summary>The secret key that the request sends.</summary>
    public string Key => key;

    /// <summary>Creates a request.</summary>
    /// <param name="eTag">The ETag of the loaded definitions; null to get definitions in any case.</param>
    public WireRequest Make(string? eTag)
    {
        var headers = new List<KeyValuePair<string, string>>
        {
            new(WireNames.Authorization, WireNames.Bearer + key),
        };
        if (eTag is not null)
        {
            headers.Add(new(WireNames.IfNoneMatch, eTag));
        }

        return WireRequest.Get(_url, timeout) with
        {
            Headers = headers,
            SuccessLimit = ResponseLimits.Definitions,
        };
    }
}
