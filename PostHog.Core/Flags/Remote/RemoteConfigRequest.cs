using PostHog.Wire;

namespace PostHog.Flags.Remote;

// Facts: remote-config.
/// <summary>Requests the payload of a remote config flag.</summary>
internal sealed class RemoteConfigRequest(
    Endpoints endpoints,
    string token,
    string key,
    TimeSpan timeout
)
{
    /// <summary>The secret key that the request sends.</summary>
    public string Key => key;

    /// <summary>Creates the request for one flag.</summary>
    public WireRequest Make(string flag) =>
        WireRequest.Get(
            new Uri(
                $"{endpoints.RemoteConfigs}{Uri.EscapeDataString(flag)}/remote_config?token={Uri.EscapeDataString(token)}"
            ),
            timeout
        ) with
        {
            Headers = [new(WireNames.Authorization, WireNames.Bearer + key)],
        };
}
