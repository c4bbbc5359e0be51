using PostHog.Wire;

namespace PostHog.Capture;

// Facts: v1-sdk-info, release-id.
/// <summary>
/// The properties that describe the library on every event. They are the lowest layer: a property that the event
/// already has is not changed.
/// </summary>
internal sealed class SdkProperties
{
    private SdkProperties(IReadOnlyList<KeyValuePair<string, object>> members) => Members = members;

    /// <summary>The properties in the order they are written.</summary>
    public IReadOnlyList<KeyValuePair<string, object>> Members { get; }

    public static SdkProperties From(PostHogOptions options)
    {
        var members = new List<KeyValuePair<string, object>>
        {
            new(WireNames.Lib, RuntimeIdentity.Library),
            new(WireNames.LibVersion, RuntimeIdentity.LibraryVersion),
            new(WireNames.Os, RuntimeIdentity.Os),
            new(WireNames.OsVersion, RuntimeIdentity.OsVersion),
            new(WireNames.Runtime, RuntimeIdentity.Runtime),
            new(WireNames.Architecture, RuntimeIdentity.Architecture),
        };
        if (options.IsServer)
        {
            members.Add(new(WireNames.IsServer, true));
        }

        if (options.DisableGeoIP)
        {
            members.Add(new(WireNames.GeoIpDisable, true));
        }

        if (PostHogOptions.ReadReleaseId() is { } release)
        {
            members.Add(new(WireNames.ReleaseId, release));
        }

        return new SdkProperties(members);
    }
}
