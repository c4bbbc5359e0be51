using PostHog.Wire;

namespace PostHog.Capture;

// Facts: flag-called-minimal-gate.
/// <summary>The minimal form of events about flag reads: of all layers, only these properties remain.</summary>
internal static class MinimalEvents
{
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        // The flag, and how it was evaluated
        WireNames.FlagProperty,
        WireNames.FlagResponse,
        WireNames.FlagExperimentProperty,
        WireNames.FlagIdProperty,
        WireNames.FlagVersionProperty,
        WireNames.FlagReasonProperty,
        WireNames.FlagRequestIdProperty,
        WireNames.FlagEvaluatedAtProperty,
        WireNames.FlagErrorProperty,
        WireNames.LocallyEvaluated,
        // Groups, person, processing
        WireNames.Groups,
        WireNames.ProcessPersonProfile,
        WireNames.GeoIpDisable,
        WireNames.CookielessMode,
        WireNames.IgnoreSentAt,
        WireNames.ProductTourId,
        // Session, library, runtime
        WireNames.SessionIdProperty,
        WireNames.WindowIdProperty,
        "$device_id",
        WireNames.Lib,
        WireNames.LibVersion,
        WireNames.ReleaseId,
        WireNames.IsServer,
        WireNames.Os,
        WireNames.OsVersion,
        "$os_distro",
        WireNames.Runtime,
        // Where the session came from
        "$referring_domain",
        "utm_source",
        "utm_medium",
        "utm_campaign",
        "utm_content",
        "utm_term",
        "gad_source",
        "mc_cid",
        "gclid",
        "fbclid",
        "gclsrc",
        "dclid",
        "gbraid",
        "wbraid",
        "msclkid",
        "twclid",
        "li_fat_id",
        "igshid",
        "ttclid",
        "rdt_cid",
        "epik",
        "qclid",
        "sccid",
        "irclid",
        "_kx",
    };

    /// <summary>Removes all other properties from an event that includes all layers.</summary>
    public static void Reduce(PostHogEvent layered)
    {
        foreach (var property in layered.OwnProperties.Keys.ToList())
        {
            if (!Kept.Contains(property))
            {
                layered.OwnProperties.Remove(property);
            }
        }
    }
}
